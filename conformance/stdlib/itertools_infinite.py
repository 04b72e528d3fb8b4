"""itertools: endless iterators, cut with islice."""

from itertools import count, cycle, islice, repeat

print(list(islice(count(5), 3)), list(islice(count(0, 2.5), 3)), list(islice(cycle("abc"), 7)), list(repeat("x", 3)))
# expect: [5, 6, 7] [0, 2.5, 5.0] ['a', 'b', 'c', 'a', 'b', 'c', 'a'] ['x', 'x', 'x']
print(list(islice("abcdefgh", 2, None, 3)), list(islice(count(), 2, 10, 4)), list(islice("abc", 0)), list(islice(cycle([]), 5)))
# expect: ['c', 'f'] [2, 6] [] []
c = count(10)
print(next(c), next(c), c, repeat(5), repeat(5, 2), list(map(pow, range(4), repeat(2))))
# expect: 10 11 count(12) repeat(5) repeat(5, 2) [0, 1, 4, 9]
print(list(islice(count(2**63 - 1), 3)), list(zip(count(1), "ab")))
# expect: [9223372036854775807, 9223372036854775808, 9223372036854775809] [(1, 'a'), (2, 'b')]
for call in (lambda: islice([1], -1), lambda: list(islice([1], 0, 1, 0)), lambda: count("a"), lambda: islice("a")):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
# expect: ValueError
# expect: ValueError
# expect: TypeError
# expect: TypeError
