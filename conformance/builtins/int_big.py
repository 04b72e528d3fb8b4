"""Integers have no size limit: the edges of 31, 32, 63 and 64 bits and far beyond."""
# oracles: 3.11

for bits in (30, 31, 32, 53, 62, 63, 64, 100):
    p = 2**bits
    print(bits, p - 1, p, p + 1, -p - 1, -p, (p - 1) + 1 == p, (p * p) // p == p, p * -p + p * p, (p - 1) * (p + 1) == p * p - 1)
x = 9223372036854775807
print(x + 1, -x - 1, -x - 2, x * 2, x * x, (x + 1) - 1, (x + 1) // 2, -(-x - 1), abs(-x - 1))
print(2**200 % 1000007, -(2**200) % 1000007, 2**200 // 3**50, -(2**100) // 7, divmod(-(10**30), 10**10 + 1))
print((1 << 100) >> 98, -(1 << 100) >> 98, (1 << 100) & ((1 << 70) - 1), (1 << 70) | 1, ~(1 << 65), (1 << 80) ^ (1 << 79), -(1 << 70) & 0xFF)
f = 1
for i in range(1, 41):
    f *= i
print(f, f // (10**30), str(f)[::-1], int(str(f)) == f, hash(f) == hash(int(str(f))), hash(2**200), hash(-(2**200)))
a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a)
print(10**30 > 10**29, 10**30 == 1e30, 2**53 + 1 == float(2**53 + 1), 10**400 > 1e308, 2**64 == 2.0**64, int(1e20), int(-1e25))
print(3**100, (3**100).bit_length(), (-5).bit_length(), (0).bit_length(), (255).bit_count(), pow(3, 200, 2**61 - 1))
try:
    float(10**400)
except OverflowError as error:
    print(error)
try:
    10**400 / 3
except OverflowError as error:
    print(error)
print((10**400) // (10**399), 10**400 / 10**399, 10**25 / 10**24, (2**70) / (2**69))
