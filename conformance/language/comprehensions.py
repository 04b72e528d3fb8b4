"""Lists, sets, dicts and generators built by comprehensions, with a scope of their own."""

x = "outer"
print([x for x in range(3)], x)  # expect: [0, 1, 2] outer
print([a * b for a in range(3) for b in range(a + 1)])  # expect: [0, 0, 1, 0, 2, 4]
print([[row * col for col in range(3)] for row in range(3)])  # expect: [[0, 0, 0], [0, 1, 2], [0, 2, 4]]
print([n for n in range(30) if n % 2 if n % 3])  # expect: [1, 5, 7, 11, 13, 17, 19, 23, 25, 29]
print({n % 3 for n in range(10)} == {0, 1, 2})  # expect: True
print({k: v for k, v in zip("abc", range(3))}, {n: n * n for n in range(4)})
# expect: {'a': 0, 'b': 1, 'c': 2} {0: 0, 1: 1, 2: 4, 3: 9}
print(sum(n for n in range(5)), list(n for n in "xyz"))  # expect: 10 ['x', 'y', 'z']
print([(i, j) for i, j in [(1, 2), (3, 4)]], [last for *_, last in ["abc", "de"]])
# expect: [(1, 2), (3, 4)] ['c', 'e']
print([y := 5, y**2], y)  # expect: [5, 25] 5
print([z for n in range(4) if (z := n * n) > 1], z)  # expect: [4, 9] 9


def first_iterable_is_evaluated_outside():
    n = 3
    return [n for n in range(n)], n


print(first_iterable_is_evaluated_outside())  # expect: ([0, 1, 2], 3)


def closures():
    return [f() for f in [lambda: i for i in range(3)]]


print(closures())  # expect: [2, 2, 2]


class Body:
    limit = 3
    values = [i for i in range(limit)]


print(Body.values)  # expect: [0, 1, 2]
print([*map(str, [1, 2])], [*"ab", *range(2)], {**{"a": 1}, "b": 2, **{"a": 3}}, (*"xy",), {*"a", *"a"})
# expect: ['1', '2'] ['a', 'b', 0, 1] {'a': 3, 'b': 2} ('x', 'y') {'a'}
try:
    [1 / n for n in (1, 0)]
except ZeroDivisionError as error:
    print(error)
# expect: division by zero
