"""Compiled recursion through methods, closures, defaults, keywords, star arguments, generators, natives and other functions."""
# oracles: 3.11

import functools


def tree(depth):
    return (tree(depth - 1), depth, tree(depth - 1)) if depth else None


def total(node):
    if node is None:
        return 0
    left, value, right = node
    return total(left) + value + total(right)


print([total(tree(n)) for n in range(10)])


class Visitor:
    def __init__(self):
        self.seen = 0

    def visit(self, node):
        self.seen += 1
        if isinstance(node, list):
            return sum(self.visit(child) for child in node)
        return self.leaf(node)

    def leaf(self, node):
        return node

    def loop(self, node):
        if not isinstance(node, list):
            return self.leaf(node)
        result = 0
        for child in node:
            result += self.loop(child)
        return result


nested = [1, [2, 3, [4, [5, 6, 7], 8], []], [[9], [[10]]]] * 9
for _ in range(60):
    visitor = Visitor()
    answer = (visitor.visit(nested), visitor.seen, visitor.loop(nested))
print(answer)


def permutations(items):
    if len(items) <= 1:
        return [items]
    result = []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1 :]):
            result.append([items[i]] + rest)
    return result


print(len(permutations([1, 2, 3, 4, 5, 6])), permutations([1, 2, 3, 4, 5])[77])


def make_counter(step):
    calls = 0

    def count(n):
        nonlocal calls
        calls += 1
        return 0 if n <= 0 else count(n - step) + step

    return count, lambda: calls


for step in (1, 2, 3):
    count, calls = make_counter(step)
    for _ in range(500):
        count(10)
    print(count(10), calls())


def defaults(n, low=1, *rest, scale=2, **named):
    if n < low:
        return scale + len(rest) + len(named)
    if n % 3 == 0:
        return defaults(n - 1, low, n, scale=scale + 1, x=n)
    if n % 3 == 1:
        return defaults(n - 1, *(low, 7, 8), **{"y": n})
    return defaults(n=n - 1, scale=scale)


for _ in range(500):
    answer = defaults(17)
print(answer)


def walk(node):
    if node is not None:
        yield from walk(node[0])
        yield node[1]
        yield from walk(node[2])


def collect(depth):
    """A function that recurses with a generator that recurses in between."""
    if depth == 0:
        return []
    return list(walk(tree(2))) + collect(depth - 1)


for _ in range(100):
    answer = collect(6)
print(answer)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


for _ in range(500):
    answer = [even(9), odd(9), even(12)]
print(answer)


@functools.lru_cache(maxsize=None)
def cached(n):
    return n if n < 2 else cached(n - 1) + cached(n - 2)


print(cached(90))


def by_native(n):
    """The recursion goes through natives that call back."""
    if n == 0:
        return 1
    return sum(map(by_native, [n - 1])) + len(sorted([n, 1], key=lambda x: by_native(0)))


for _ in range(200):
    answer = by_native(8)
print(answer)


class Fraction:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __add__(self, other):
        if self.a == 0:
            return other
        return Fraction(self.a - 1, self.b) + Fraction(other.a + 1, other.b)

    def __eq__(self, other):
        return (self.a, self.b) == (other.a, other.b) and (self.a == 0 or Fraction(self.a - 1, 1) == Fraction(other.a - 1, 1))


for _ in range(200):
    answer = ((Fraction(6, 1) + Fraction(1, 1)).a, Fraction(5, 2) == Fraction(5, 2), Fraction(5, 2) == Fraction(4, 2))
print(answer)


def hanoi(n, source, target, spare, moves):
    if n:
        hanoi(n - 1, source, spare, target, moves)
        moves.append((source, target))
        hanoi(n - 1, spare, target, source, moves)


moves = []
hanoi(9, "a", "b", "c", moves)
print(len(moves), moves[:4], moves[-1])


def queens(n, row, columns, left, right):
    if row == n:
        return 1
    found = 0
    for column in range(n):
        if not (columns >> column & 1 or left >> (row + column) & 1 or right >> (row - column + n) & 1):
            found += queens(n, row + 1, columns | 1 << column, left | 1 << (row + column), right | 1 << (row - column + n))
    return found


print([queens(n, 0, 0, 0, 0) for n in range(1, 9)])


def unpack(n):
    a, b = (0, 1) if n == 0 else unpack(n - 1)
    return b, a + b


for _ in range(300):
    answer = unpack(40)
print(answer)
