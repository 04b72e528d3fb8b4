"""The order in which a set of numbers is walked follows from hashes and table size, as in CPython."""
# oracles: 3.11

print(list({5, 3, 1}), list({10, 2, 33}), list({8, 0}), list({-1, -2, 0}))
# expect: [1, 3, 5] [33, 10, 2] [8, 0] [0, -1, -2]
print(list(set(range(20, 0, -3))), list({1.5, 2.0, 0.25}), list({100, 200, 300, 400, 500, 600}))
# expect: [2, 5, 8, 11, 14, 17, 20] [0.25, 1.5, 2.0] [400, 100, 500, 200, 600, 300]
s = set()
for i in range(12):
    s.add(i * i % 37)
print(list(s))  # expect: [0, 1, 4, 36, 7, 9, 10, 12, 16, 25, 26, 27]
s.discard(0)
s.add(64)
print(list(s), s)
# expect: [64, 1, 4, 36, 7, 9, 10, 12, 16, 25, 26, 27] {64, 1, 4, 36, 7, 9, 10, 12, 16, 25, 26, 27}
print(list({(1, 2), (0, 1), (3, 4)}), list({2**40, 2**61, 5}))
# expect: [(0, 1), (1, 2), (3, 4)] [1099511627776, 2305843009213693952, 5]
print(list({3, 1} | {2, 9}), list({9, 1, 17} & {17, 9, 25}), list({40, 8, 16} - {16}), list({1, 65} ^ {33, 1}))
# expect: [1, 2, 3, 9] [17, 9] [40, 8] [65, 33]
print({True, 1, 1.0}, {0, False}, {3: 0}.keys() | {11})  # expect: {True} {0} {11, 3}
