"""Tuples: immutable sequences."""

t = (1, "a", 2.5)
print(t, t[0], t[-1], t[1:], len(t), "a" in t, t + (4,), t * 2, (1,), ())
# expect: (1, 'a', 2.5) 1 2.5 ('a', 2.5) 3 True (1, 'a', 2.5, 4) (1, 'a', 2.5, 1, 'a', 2.5) (1,) ()
print(t.index("a"), (1, 1, 2).count(1), tuple("ab"), tuple([1]), tuple(range(3)), tuple())
# expect: 1 2 ('a', 'b') (1,) (0, 1, 2) ()
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == [1, 2], hash((1, 2)) == hash((1, 2)), () == ())
# expect: True True True False True True
print(1, (2), (3,), ((4, 5), 6), sorted([(2, "b"), (1, "z"), (2, "a")]))
# expect: 1 2 (3,) ((4, 5), 6) [(1, 'z'), (2, 'a'), (2, 'b')]
x = 1, 2
print(x, type(x).__name__, max((1, 5), (1, 3)), min([(2, 1), (1, 9)]))  # expect: (1, 2) tuple (1, 5) (1, 9)
for call in (lambda: t[3], lambda: t["a"], lambda: t + [1], lambda: t.index(99), lambda: hash(([],)), lambda: (1, "a") < (1, 2), lambda: tuple(5)):
    try:
        call()
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: IndexError tuple index out of range
# expect: TypeError tuple indices must be integers or slices, not str
# expect: TypeError can only concatenate tuple (not "list") to tuple
# expect: ValueError tuple.index(x): x not in tuple
# expect: TypeError unhashable type: 'list'
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError 'int' object is not iterable
try:
    t[0] = 5
except TypeError as error:
    print(error)
# expect: 'tuple' object does not support item assignment
try:
    del t[0]
except TypeError as error:
    print(error)
# expect: 'tuple' object doesn't support item deletion
