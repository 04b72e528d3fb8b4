"""Ints and floats meet in arithmetic and comparisons, at the edges of exactness."""


def run(n):
    total = 0
    for i in range(n):
        x = i if i % 2 else i / 2
        total += x
        if total > 1e6:
            total = int(total) % 1000
    return total


print(run(6000))  # expect: 487500.0


def compare(n):
    counts = [0] * 6
    edge = 2**53
    for i in range(n):
        a = edge + i % 5 - 2
        b = float(edge) + (i % 3) * 2 - 2
        counts[0] += a < b
        counts[1] += a == b
        counts[2] += a > b
        counts[3] += b <= a
        counts[4] += b != a
        counts[5] += a in (b,)
    return counts


print(compare(3000))  # expect: [1200, 600, 1200, 1800, 2400, 600]


def special(n):
    inf, nan = float("inf"), float("nan")
    values = [inf, -inf, nan, 0.0, -0.0, 1, 10**400, -1.5]
    counts = {"<": 0, "=": 0, ">": 0, "none": 0}
    for i in range(n):
        a, b = values[i % 8], values[i // 8 % 8]
        if a < b:
            counts["<"] += 1
        elif a == b:
            counts["="] += 1
        elif a > b:
            counts[">"] += 1
        else:
            counts["none"] += 1
    return counts


print(special(6400))  # expect: {'<': 2000, '=': 900, '>': 2000, 'none': 1500}


def negative_zero(n):
    zeros = 0
    x = 0.0
    for i in range(n):
        x = -x
        if str(x) == "-0.0":
            zeros += 1
        y = 0 * -1.0 if i % 2 else 0.0 * 1
        if repr(y) == "-0.0":
            zeros += 10
    return zeros, x, -0.0 + 0, 0.0 - 0.0, -0.0 - 0.0, max(0.0, -0.0), min(-0.0, 0.0)


print(negative_zero(3001))  # expect: (16501, -0.0, 0.0, 0.0, -0.0, 0.0, -0.0)


def conversions(n):
    total = 0
    for i in range(n):
        total += int(i * 0.7) + round(i / 3) + int(-i * 0.3) + (i // 0.7 > 100)
        total += int(2.0 ** (i % 70)) & 0xFF
    return total


print(conversions(4000))  # expect: 5883849


def powers(n):
    total = 0
    for i in range(n):
        total += 2 ** (i % 40) + (2 ** -(i % 5)) + 1.5**2 + (i % 3) ** (i % 4)
    return total


print(powers(3000))  # expect: 82463372096037.5
try:
    x = 1.0
    for i in range(5000):
        x = x * 1.5 if i < 2000 else x // 1
    print(x)
except OverflowError as error:
    print(error)
# expect: nan
try:
    for i in range(5000):
        int(1e300 * (1 if i < 4000 else 1e300))
except OverflowError as error:
    print(i, error)
# expect: 4000 cannot convert float infinity to integer
# expect-jit: loops>=1 exits<200 failedCompilations=0
