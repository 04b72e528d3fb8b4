"""math: domain and range errors."""

import math

for call in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.isqrt(-1), lambda: math.sqrt("a"), lambda: math.floor("a"), lambda: math.floor(math.inf), lambda: math.floor(math.nan), lambda: math.gcd(1.5), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.comb(-1, 2), lambda: math.sin(math.inf), lambda: math.sqrt(), lambda: math.ldexp(1.0, 10000), lambda: math.cosh(1000), lambda: math.gamma(0)):
    try:
        print(call())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError expected a nonnegative input, got -1.0
# expect: ValueError expected a positive input
# expect: ValueError expected a positive input
# expect: OverflowError math range error
# expect: ValueError expected a number in range from -1 up to 1, got 2.0
# expect: ValueError factorial() not defined for negative values
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError isqrt() argument must be nonnegative
# expect: TypeError must be real number, not str
# expect: TypeError must be real number, not str
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError n must be a non-negative integer
# expect: ValueError expected a finite input, got inf
# expect: TypeError math.sqrt() takes exactly one argument (0 given)
# expect: OverflowError math range error
# expect: OverflowError math range error
# expect: ValueError expected a noninteger or positive integer, got 0.0
print(math.sqrt(10**30), math.floor(-0.5), math.ceil(-0.5), math.exp(709) > 1e307)
# expect: 1000000000000000.0 -1 0 True


class Special:
    def __floor__(self):
        return "floored"

    def __float__(self):
        return 4.0

    def __trunc__(self):
        return 7


print(math.floor(Special()), math.sqrt(Special()), math.trunc(Special()))  # expect: floored 2.0 7
# oracles: 3.14
