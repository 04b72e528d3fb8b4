"""itertools: iterators made of iterators."""

from itertools import accumulate, chain, compress, dropwhile, filterfalse, groupby, pairwise, starmap, takewhile, tee, zip_longest

print(list(chain("ab", [1], ())), list(chain.from_iterable([[1], [2, 3]])), list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4, 1], max)), list(accumulate([1, 2], initial=100)))
# expect: ['a', 'b', 1] [1, 2, 3] [1, 3, 6, 10] [3, 3, 4, 4] [100, 101, 103]
print(list(compress("abcd", [1, 0, 1, 0])), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 3, 2])), list(filterfalse(lambda x: x % 2, range(5))))
# expect: ['a', 'c'] [3, 2] [1] [0, 2, 4]
print([(k, list(g)) for k, g in groupby("aabbbca")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
# expect: [('a', ['a', 'a']), ('b', ['b', 'b', 'b']), ('c', ['c']), ('a', ['a'])] [(1, 2), (0, 2), (1, 1)]
print(list(pairwise("abcd")), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("ab", "xyz", fillvalue="-")), list(zip_longest([1], [])))
# expect: [('a', 'b'), ('b', 'c'), ('c', 'd')] [8, 9] [('a', 'x'), ('b', 'y'), ('-', 'z')] [(1, None)]
a, b = tee(iter([1, 2, 3]))
print(next(a), next(a), list(b), list(a), [list(t) for t in tee("ab", 3)])
# expect: 1 2 [1, 2, 3] [3] [['a', 'b'], ['a', 'b'], ['a', 'b']]
groups = groupby([1, 1, 2])
key, first = next(groups)
next(groups)
print(list(first), list(accumulate("abc")), list(pairwise([1])))  # expect: [] ['a', 'ab', 'abc'] []
