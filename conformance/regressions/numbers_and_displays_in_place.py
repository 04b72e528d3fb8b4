# What the interpreter does in place: truth of small ints and None, shifts at the border of small ints, mixed numbers, short displays.
def truth(values):
    return ["yes" if value else "no" for value in values]


print(truth([0, 1, -1, None, True, False, "", "x", [], [0], 0.0]))
# expect: ['no', 'yes', 'yes', 'no', 'yes', 'no', 'no', 'yes', 'no', 'yes', 'no']


def shifted(value, counts):
    return [value << count for count in counts]


print(shifted(1, [0, 29, 30, 31, 32, 62, 63, 64]))
# expect: [1, 536870912, 1073741824, 2147483648, 4294967296, 4611686018427387904, 9223372036854775808, 18446744073709551616]
print(shifted(-3, [0, 28, 29, 30, 31, 61, 62]))
# expect: [-3, -805306368, -1610612736, -3221225472, -6442450944, -6917529027641081856, -13835058055282163712]
try:
    shifted(1, [-1])
except ValueError as error:
    print(error)  # expect: negative shift count


def mixed(x, y):
    return x * y, x / y


print(mixed(3, 0.5), mixed(0.5, 4), mixed(7, 2))  # expect: (1.5, 6.0) (2.0, 0.125) (14, 3.5)
print(mixed(-0.0, 3), mixed(3, -2.0))  # expect: (-0.0, -0.0) (-6.0, -1.5)
for pair in (1, 0), (1.0, 0), (1, 0.0):
    try:
        mixed(*pair)
    except ZeroDivisionError as error:
        print(str(error).endswith("division by zero"))  # expect: True
# expect: True
# expect: True


def wide(x, y):
    return x + y, x - y, x & y, x | y, x ^ y, x >> 3, y >> 63


print(wide(2**62, 2**62 - 1))
# expect: (9223372036854775807, 1, 0, 9223372036854775807, 9223372036854775807, 576460752303423488, 0)
print(wide(2**62, 2**62)[0], wide(-(2**63), 1)[1])  # expect: 9223372036854775808 -9223372036854775809
print(wide(-(2**40), -1))
# expect: (-1099511627777, -1099511627775, -1099511627776, -1, 1099511627775, -137438953472, -1)


def displays(a, b, c):
    return [a], [a, b], [a, b, c], [a, b, c, a, b, c]


print(displays(1, 2, 3), displays(1, 2.0, "x"), displays(1.0, 2.0, 3.0))
# expect: ([1], [1, 2], [1, 2, 3], [1, 2, 3, 1, 2, 3]) ([1], [1, 2.0], [1, 2.0, 'x'], [1, 2.0, 'x', 1, 2.0, 'x']) ([1.0], [1.0, 2.0], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0, 1.0, 2.0, 3.0])
grown = displays(1, 2, 3)
for part in grown:
    part.append(2**70)
    part.append(0.5)
print(grown[0], grown[2])  # expect: [1, 1180591620717411303424, 0.5] [1, 2, 3, 1180591620717411303424, 0.5]
