"""min, max, sum, any, all."""

print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "b"), min([], default="none"), max([], default=None))
# expect: 1 3 e b none None
print(max(["aa", "b", "ccc"], key=len), min(-3, 2, key=abs), max([(1, "a"), (1, "b")], key=lambda p: p[0]), min([2, 1, 1.0]), max(1, 1.0, True))
# expect: ccc 2 (1, 'a') 1 1
print(sum([1, 2, 3]), sum([1.5, 2]), sum([], 10), sum(range(10), start=5), sum([[1], [2]], []), sum((True, True)), sum([0.1] * 10), sum([2**62, 2**62, 1.0]))
# expect: 6 3.5 10 50 [1, 2] 2 1.0 9.223372036854776e+18
print(any([]), all([]), any([0, "", "x"]), all([1, 0]), any(x > 3 for x in range(9)), all(x < 3 for x in range(9)))
# expect: False True True False True False
print(sum([0.1, 0.2, 0.3, -0.6]), sum([1e308, 1e308, -1e308]), sum([1, 1e100, 1, -1e100]))
# expect: 2.7755575615628914e-17 inf 1.0
for call in (lambda: min(), lambda: min(5), lambda: max([]), lambda: min(1, "a"), lambda: sum(["a"]), lambda: sum(5), lambda: sum(["a"], ""), lambda: max(1, 2, default=3), lambda: any(5)):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: TypeError min expected at least 1 argument, got 0
# expect: TypeError 'int' object is not iterable
# expect: ValueError max() iterable argument is empty
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError 'int' object is not iterable
# expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
# expect: TypeError Cannot specify a default for max() with multiple positional arguments
# expect: TypeError 'int' object is not iterable
# oracles: 3.14
