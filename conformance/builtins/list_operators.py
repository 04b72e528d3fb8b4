"""Concatenation, repetition, comparison, membership, nesting."""

print([1] + [2, 3], [0] * 3, 2 * [1, 2], [] + [], [1] * 0, [1] * -2)
# expect: [1, 2, 3] [0, 0, 0] [1, 2, 1, 2] [] [] []
print([1, 2] == [1, 2], [1, 2] == [1, 2.0], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [2] > [1, 9], [1] != (1,))
# expect: True True True True True True True
print(2 in [1, 2], "2" in [1, 2], [1] in [[1]], None in [0])  # expect: True False True False
nan = float("nan")
print(nan in [nan], [nan] == [nan], nan == nan, [nan].count(nan), [nan].index(nan))  # expect: True True False 1 0
print(list("abc"), list(range(3)), list({"k": 1}), list(x for x in (1, 2)), list())
# expect: ['a', 'b', 'c'] [0, 1, 2] ['k'] [1, 2] []
print(len([1, [2, 3]]), [[1, 2], [3]][0][1], [[]] * 2, repr([1, "a", None, 1.5]))
# expect: 2 2 [[], []] [1, 'a', None, 1.5]
for call in (lambda: [1] + (2,), lambda: [1] * "a", lambda: [1] < ["a"], lambda: [1][1.0], lambda: list(5), lambda: hash([]), lambda: [1][10]):
    try:
        call()
    except (TypeError, IndexError) as error:
        print(type(error).__name__, error)
# expect: TypeError can only concatenate list (not "tuple") to list
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: TypeError list indices must be integers or slices, not float
# expect: TypeError 'int' object is not iterable
# expect: TypeError unhashable type: 'list'
# expect: IndexError list index out of range
