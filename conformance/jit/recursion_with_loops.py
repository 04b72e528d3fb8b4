"""Recursive functions that contain hot loops, loops that call recursive functions, and mutual recursion."""


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print([fib(n) for n in (10, 15, 18)], sum(fib(i % 10) for i in range(1000)))  # expect: [55, 610, 2584] 8800


def walk(tree):
    total = 0
    for child in tree:
        if isinstance(child, list):
            total += walk(child)
        else:
            total += child
    return total


tree = [1, [2, [3, 4.5], []], [[[[5]]]], 2**40]
print(sum(walk(tree) for _ in range(800)))  # expect: 879609302233200.0


def permutations(items, k):
    if k == len(items):
        return 1
    count = 0
    for i in range(k, len(items)):
        items[k], items[i] = items[i], items[k]
        count += permutations(items, k + 1)
        items[k], items[i] = items[i], items[k]
    return count


print(permutations(list(range(7)), 0))  # expect: 5040


def is_even(n):
    return n == 0 or is_odd(n - 1)


def is_odd(n):
    return n != 0 and is_even(n - 1)


print(sum(is_even(i % 50) for i in range(1500)))  # expect: 750


def types(n, x):
    if n == 0:
        return x
    return types(n - 1, x + (1 if n % 2 else 0.5)) if n > 3 else types(n - 1, str(x))


results = {}
for i in range(1500):
    r = types(i % 12, i % 3)
    results[type(r).__name__] = results.get(type(r).__name__, 0) + 1
print(results)  # expect: {'int': 125, 'str': 1375}


def raises(n):
    if n == 0:
        raise ValueError
    try:
        return raises(n - 1)
    except ValueError:
        if n % 3:
            raise
        return n


print(sum(raises(i % 9 + 3) for i in range(1500)))  # expect: 4500


def depth_first(graph, node, seen):
    seen.add(node)
    for following in graph[node]:
        if following not in seen:
            depth_first(graph, following, seen)
    return seen


graph = {i: [(i * 2) % 500, (i * 3 + 1) % 500] for i in range(500)}
print([len(depth_first(graph, start, set())) for start in (0, 7, 499)])  # expect: [500, 500, 500]


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 30), ackermann(3, 4))  # expect: 63 125


def hanoi(n, source="a", target="b", spare="c"):
    if n:
        yield from hanoi(n - 1, source, spare, target)
        yield source + target
        yield from hanoi(n - 1, spare, target, source)


print(sum(1 for _ in hanoi(11)), list(hanoi(3)))  # expect: 2047 ['ab', 'ac', 'bc', 'ab', 'ca', 'cb', 'ab']
# expect-jit: loops>=1 exits<3550 failedCompilations=0
