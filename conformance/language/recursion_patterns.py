"""Functions that call themselves and each other."""


def factorial(n):
    return 1 if n == 0 else n * factorial(n - 1)


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, a, b, c, moves):
    if n:
        hanoi(n - 1, a, c, b, moves)
        moves.append(a + c)
        hanoi(n - 1, b, a, c, moves)
    return moves


def permutations(items):
    if not items:
        return [[]]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1 :])]


def flatten(x):
    return sum([flatten(y) for y in x], []) if isinstance(x, list) else [x]


print(factorial(25))  # expect: 15511210043330985984000000
print(is_even(100), is_odd(77))  # expect: True True
print(ackermann(2, 3))  # expect: 9
print(hanoi(3, "A", "B", "C", []))  # expect: ['AC', 'AB', 'CB', 'AC', 'BA', 'BC', 'AC']
print(permutations([1, 2, 3]))  # expect: [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]
print(flatten([1, [2, [3, []], 4]]))  # expect: [1, 2, 3, 4]


def depth(n):
    return n if n == 0 else 1 + depth(n - 1)


print(depth(500))  # expect: 500
