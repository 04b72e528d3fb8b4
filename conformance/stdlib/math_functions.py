"""math: rounding, roots, exact integer functions."""

import math

print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7), math.floor(5), math.ceil(10**20 + 0.0))
# expect: 2 -3 3 -2 -2 5 100000000000000000000
print(math.sqrt(2), math.sqrt(16), math.isqrt(10**20), math.isqrt(99), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist((0, 0), (3, 4)))
# expect: 1.4142135623730951 4.0 10000000000 9 5.0 3.0 5.0
print(math.gcd(12, 18), math.gcd(), math.gcd(-4, 6, 8), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.prod([1, 2, 3, 4]), math.prod([0.5, 4], start=3))
# expect: 6 0 2 12 2432902008176640000 120 20 24 6.0
print(math.pi, math.e, math.tau, math.inf, math.nan != math.nan, math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0))
# expect: 3.141592653589793 2.718281828459045 6.283185307179586 inf True True True True
print(math.fabs(-3), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(3.25), math.frexp(8.0), math.ldexp(0.5, 4), math.remainder(7, 4))
# expect: 3.0 -1.0 -1.0 (0.25, 3.0) (0.5, 4) 8.0 -1.0
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(0, 1e-12, abs_tol=1e-9), math.fsum([0.1] * 10), math.ulp(1.0), math.nextafter(1.0, 2.0))
# expect: True False True 1.0 2.220446049250313e-16 1.0000000000000002
print(math.degrees(math.pi), math.radians(180), math.floor(1e300) == int(1e300), math.sumprod([1, 2], [3, 4]) if hasattr(math, "sumprod") else 11)
# expect: 180.0 3.141592653589793 True 11
