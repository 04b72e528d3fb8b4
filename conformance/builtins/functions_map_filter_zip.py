"""Lazy built-in iterators."""

print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, "ab", "ba")))
# expect: ['1', '2'] [11, 22] ['b', 'b']
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x % 2, range(6))), list(zip("ab", [1, 2, 3])), list(zip()), list(zip("ab")))
# expect: [1, 'a'] [1, 3, 5] [('a', 1), ('b', 2)] [] [('a',), ('b',)]
print(list(enumerate("ab")), list(enumerate("ab", start=5)), dict(enumerate("xy")), list(reversed([1, 2])), list(reversed("ab")), list(reversed({"a": 1, "b": 2})))
# expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] {0: 'x', 1: 'y'} [2, 1] ['b', 'a'] ['b', 'a']
print(list(zip([1, 2], [3, 4], strict=True)), list(zip(*[(1, "a"), (2, "b")])), next(map(int, "7")), next(iter(zip("a", "b"))))
# expect: [(1, 3), (2, 4)] [(1, 2), ('a', 'b')] 7 ('a', 'b')
calls = []
m = map(calls.append, [1, 2, 3])
print(calls, next(m), calls, list(m), calls)  # expect: [1, 2, 3] None [1, 2, 3] [None, None] [1, 2, 3]
e = enumerate(iter("abc"))
print(next(e), next(e), list(e), list(e))  # expect: (0, 'a') (1, 'b') [(2, 'c')] []
print([list(g) for g in (map(abs, [-1]), filter(bool, [0]), zip([1], [2]), reversed((1, 2)))])
# expect: [[1], [], [(1, 2)], [2, 1]]
for call in (lambda: map(str), lambda: list(map(5, [1])), lambda: zip(5), lambda: enumerate(5), lambda: reversed({1}), lambda: list(zip([1], [], strict=True)), lambda: list(map(lambda a: a, [1], [2])), lambda: next(5), lambda: iter(5), lambda: next(iter([])), lambda: filter(None)):
    try:
        call()
    except (TypeError, ValueError, StopIteration) as error:
        print(type(error).__name__, error)
# expect: TypeError map() must have at least two arguments.
# expect: TypeError 'int' object is not callable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'set' object is not reversible
# expect: ValueError zip() argument 2 is shorter than argument 1
# expect: TypeError <lambda>.<locals>.<lambda>() takes 1 positional argument but 2 were given
# expect: TypeError 'int' object is not an iterator
# expect: TypeError 'int' object is not iterable
# expect: StopIteration 
# expect: TypeError filter expected 2 arguments, got 1
