"""Ints at the borders of 31, 63 and 64 bits, mixed arithmetic, division, bits, conversions."""
# oracles: 3.11
edges = [0, 1, -1, 2**30 - 1, 2**30, -2**30, -2**30 - 1, 2**31, 2**32 - 1, 2**53, 2**62, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64 - 1, 2**64, 10**20, -10**30]
acc = 0
for a in edges:
    for b in edges:
        row = [a + b, a - b, a * b, a & b, a | b, a ^ b, a < b, a == b, a >= b, hash(a) == hash(b)]
        if b: row += [a // b, a % b, divmod(a, b)[0], (a // b) * b + a % b == a]
        if 0 <= b <= 64: row += [a << b, a >> b, a ** min(b, 9)]
        acc = hash((acc, *row)) & (2**61 - 1)
print(acc)
for a in edges: print(a, -a, ~a, abs(a), a.bit_length(), a.bit_count(), hash(a), float(a), bool(a), a // 3, a % 7, -a // 3, -a % 7, a // -7, a % -7, str(a)[-5:], hex(a), a >> 31, a << 3, int(float(a)) == a, round(a, -3), a.__sizeof__() > 0)
for x, y in ((7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (1, 2**70), (-1, 2**70), (2**70, 3), (7.5, 2), (-7.5, 2), (7.5, -2), (1e300, 1e-10), (0.0, -1.0), (-0.0, 1.0), (5, 0.3)):
    print(x, y, x // y, x % y, divmod(x, y), x / y)
for b in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: 2 ** -1, lambda: (-8) ** (1 / 3), lambda: (-2.0) ** 0.5, lambda: 1 << -1, lambda: 1 << 2**70, lambda: int('1' * 5000), lambda: int(float('inf')), lambda: int(float('nan')), lambda: int('1.5'), lambda: 1e308 * 10, lambda: 10.0 ** 400, lambda: float('1e400'), lambda: 2**2000 / 1, lambda: float(2**2000), lambda: 2**2000 / 2**1990, lambda: 1 + None, lambda: 1 + '1', lambda: -'a', lambda: ~1.5, lambda: 1.5 & 1, lambda: 1 < 'a', lambda: 1j < 2, lambda: int(1j), lambda: pow(2, -1, 7), lambda: pow(2, 10, 0), lambda: pow(2, -1, 4), lambda: pow(3, 200, 13), lambda: round(1.5, 'a'), lambda: int('z', 36), lambda: int('1', 1), lambda: int([]), lambda: complex('1+2j'), lambda: complex('x'), lambda: chr(65.0), lambda: range(1.0), lambda: [1] * 1.0, lambda: True + True, lambda: True / 2, lambda: ~True if False else -True, lambda: 5 .real, lambda: (5).__add__('a'), lambda: (5).__add__(2.0), lambda: (2.0).__add__(5), lambda: int.__add__(1, 2), lambda: 3 .__rsub__(10)):
    try: print(repr(b())[:60])
    except Exception as e: print(type(e).__name__, '' if isinstance(e, ZeroDivisionError) else e)
print(1 == 1.0 == True, 2**53 == float(2**53), 2**53 + 1 == float(2**53 + 1), 2**53 + 1 > float(2**53), 10**400 > 1e308, -10**400 < float('-inf'), float('nan') != float('nan'), 0.1 + 0.2, 0.1 + 0.2 == 0.3, hash(1.0) == hash(1), hash(0.5), hash(float('inf')), 1e16 + 1, {1: 'i', 1.0: 'f'})
print(sum([2**62, 2**62, -2**62]), sum([1, 2.5, 3]), sum([[1], [2]], []), sum((True, True)), max(2**63, 2**64, 1e19), sorted([2**65, 1.5, -2**70, 0]), min(1, 1.0), [x for x in (1, 1.0, True)].index(True), 1_000 in range(0, 2000, 10), 2**70 in range(2**71), range(2**70, 2**70 + 5, 2)[1] - 2**70, len(range(2**40)), 5 in range(0, 10, 2))
import math
print(math.isqrt(2**70), math.gcd(2**70, 6**20), math.lcm(4, 6), math.comb(50, 25), math.factorial(25), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.9), math.log2(2**100), math.log10(10**50), math.fsum([0.1] * 10), math.prod([1.5, 2]), math.copysign(1, -0.0), math.hypot(3, 4), math.frexp(8.0), math.ldexp(0.5, 4), math.modf(-2.5), math.fmod(-7, 3), math.remainder(7, 4), math.nextafter(1, 2), math.ulp(1.0), math.dist((0, 0), (3, 4)), math.isclose(0.1 + 0.2, 0.3))
