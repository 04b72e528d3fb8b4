"""sin and cos are the doubles nearest to the true values, which a series in exact integers says, in loops and called by map."""

# oracles: none
from math import cos, sin

BITS = 300
ONE = 1 << BITS


def inverse_arc_tangent(n):
    power = ONE // n
    total = 0
    k = 1
    while power:
        total += power // k if k & 2 == 0 else -(power // k)
        power //= n * n
        k += 2
    return total


HALF_PI = 2 * (4 * inverse_arc_tangent(5) - inverse_arc_tangent(239))


def fixed(x):
    numerator, denominator = x.as_integer_ratio()
    return numerator * ONE // denominator


def series(x, first):
    term = x if first else ONE
    total = 0
    k = first + 1
    square = x * x >> BITS
    while abs(term) > 1:
        total += term
        term = -(term * square // (k * (k + 1)) >> BITS)
        k += 2
    return total


def true_sine(x, more):
    angle = fixed(x)
    quarters = (2 * angle + HALF_PI) // (2 * HALF_PI)
    value = series(angle - quarters * HALF_PI, 1 - (quarters + more & 1))
    return -value if quarters + more & 2 else value


def is_nearest(result, exact):
    """Is no double nearer? Neighbours are half a unit of the last place away at least."""
    mantissa, exponent = result.hex().lower().split("p")
    half_unit = ONE >> (53 - int(exponent))
    return abs(fixed(result) - exact) <= half_unit


# The first hard angle is computed while nothing is prepared.
print(cos(float.fromhex("-0x1.3836500bbf2d5p+2")).hex())  # expect: 0x1.52426327fbc2dp-3

state = 9
wrong = []
angles = []
for k in range(600):
    state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
    fraction = (state >> 11) / (1 << 53) - 0.5
    angles.append(fraction * (2.0, 14.0, 1990.0, 390000.0, 1e-3, 2.0**31)[k % 6])
    angles.append(float(k))
for x in angles:
    if x != 0 and not (is_nearest(sin(x), true_sine(x, 0)) and is_nearest(cos(x), true_sine(x, 1))):
        wrong.append(x)
print(wrong)  # expect: []
print(list(map(sin, angles)) == [sin(x) for x in angles], list(map(cos, angles)) == [cos(x) for x in angles])  # expect: True True
print(sin(0.0), sin(-0.0), cos(0.0), cos(-0.0), sin(True), cos(10**20))  # expect: 0.0 -0.0 1.0 1.0 0.8414709848078965 0.7639704044417283
print(sin(1e-300), sin(-1e-9), cos(1e-9), sin(199999.99), sin(200000.0), sin(1e300))  # expect: 1e-300 -1e-09 1.0 -0.08142259688584094 -0.0714518952125199 -0.8178819121159085
