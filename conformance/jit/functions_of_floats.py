"""Functions of module math in hot loops, with arguments beyond their domains and results beyond the range of floats."""

import math


def attempt(function, x):
    try:
        return function(x)
    except (ValueError, OverflowError, TypeError) as error:
        return type(error).__name__


def over(function, odd):
    total = 0.0
    log = []
    for i in range(1500):
        x = i / 1500 if i != 1400 else odd
        y = attempt(function, x)
        if isinstance(y, float) and y == y and y not in (math.inf, -math.inf):
            total += y
        else:
            log.append(y)
    return round(total, 6), log


print(over(math.sin, math.inf))  # expect: (688.322172, ['ValueError'])
print(over(math.cos, math.nan))  # expect: (1261.841121, [nan])
print(over(math.exp, 1000.0))  # expect: (2574.020726, ['OverflowError'])
print(over(math.exp, math.inf))  # expect: (2574.020726, [inf])
print(over(math.log1p, -1.0))  # expect: (578.435695, ['ValueError'])
print(over(math.asin, 2))  # expect: (854.213039, ['ValueError'])
print(over(math.atan, "x"))  # expect: (657.093204, ['TypeError'])
print(over(math.gamma, 0.0))  # expect: (11464.358579, ['ValueError', 'ValueError'])
print(over(math.tanh, True))  # expect: (650.319866, [])
print(over(math.cosh, 1 << 80))  # expect: (1761.062209, ['OverflowError'])


class Angle:
    def __float__(self):
        return 0.5


def sum_of(function, n):
    total = 0.0
    for i in range(n):
        total += function(i)
        if i % 500 == 499:
            total += function(Angle())
    return round(total, 9)


print(sum_of(math.sin, 2000), sum_of(math.cbrt, 2000), sum_of(math.degrees, 2000))  # expect: 2.704241359 18895.413777219 114534377.83821061
# expect-jit: loops>=1 exits<100 failedCompilations=0
