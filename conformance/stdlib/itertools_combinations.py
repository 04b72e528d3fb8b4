"""itertools: products, permutations, combinations."""

from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product([], [1])))
# expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(0, 0), (0, 1), (1, 0), (1, 1)] [()] []
print(["".join(p) for p in permutations("abc")], list(permutations([1, 2, 3], 2)), list(permutations("ab", 3)), list(permutations([])))
# expect: ['abc', 'acb', 'bac', 'bca', 'cab', 'cba'] [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)] [] [()]
print(["".join(c) for c in combinations("abcd", 2)], list(combinations([1], 2)), list(combinations([1, 2], 0)))
# expect: ['ab', 'ac', 'ad', 'bc', 'bd', 'cd'] [] [()]
print(list(combinations_with_replacement("ab", 2)), sum(1 for _ in permutations(range(6))), sum(1 for _ in combinations(range(10), 4)))
# expect: [('a', 'a'), ('a', 'b'), ('b', 'b')] 720 210
print(max(sum(p) for p in product(range(3), repeat=3)), [p for p in permutations(range(3)) if p[0] < p[1]])
# expect: 6 [(0, 1, 2), (0, 2, 1), (1, 2, 0)]
