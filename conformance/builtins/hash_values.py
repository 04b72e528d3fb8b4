"""Hashes of numbers and of tuples of numbers are those of CPython."""
# oracles: 3.11

for value in (0, 1, -1, -2, 2**61 - 2, 2**61 - 1, 2**61, 2**62, 2**63, -(2**63), 2**64, 10**30, -(10**30)):
    print(value, hash(value))
# expect: 0 0
# expect: 1 1
# expect: -1 -2
# expect: -2 -2
# expect: 2305843009213693950 2305843009213693950
# expect: 2305843009213693951 0
# expect: 2305843009213693952 1
# expect: 4611686018427387904 2
# expect: 9223372036854775808 4
# expect: -9223372036854775808 -4
# expect: 18446744073709551616 8
# expect: 1000000000000000000000000000000 465258685558744706
# expect: -1000000000000000000000000000000 -465258685558744706
for value in (0.0, -0.0, 0.5, 1.5, -1.0, 1e10, 1e100, 3.14, float("inf"), float("-inf"), 2.0**61, 5e-324):
    print(value, hash(value))
# expect: 0.0 0
# expect: -0.0 0
# expect: 0.5 1152921504606846976
# expect: 1.5 1152921504606846977
# expect: -1.0 -2
# expect: 10000000000.0 10000000000
# expect: 1e+100 1822893315824342674
# expect: 3.14 322818021289917443
# expect: inf 314159
# expect: -inf -314159
# expect: 2.305843009213694e+18 1
# expect: 5e-324 16777216
print(hash(()), hash((1,)), hash((1, 2)), hash((1, (2, 3))), hash((0.5, -1)), hash(True), hash(None) == hash(None))
# expect: 5740354900026072187 -6644214454873602895 -3550055125485641917 7267574591690527098 6150435046063548694 1 True
print(hash((1, 2, 3)) == hash((1.0, 2.0, 3.0)), hash(range(5)), hash(frozenset()), hash(frozenset([1, 2, 3])), hash(1 + 2j), hash(slice) == hash(slice))
# expect: True 5795932985296280846 133146708735736 -272375401224217160 2000007 True
