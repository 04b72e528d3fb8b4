# sum() adds ints exactly and floats with CPython's compensation, however lists and tuples store them.
# oracles: 3.14


def compensated(values):
    total = 0.0
    lost = 0.0
    for value in values:
        fresh = total + value
        lost += total - fresh + value if abs(total) >= abs(value) else value - fresh + total
        total = fresh
    return total + lost if lost and lost - lost == 0 else total


def added(values):
    total = 0
    for value in values:
        total = total + value
    return total


state = 3


def number(limit):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return (state >> 8) % limit


def check(values, expected):
    boxed = [None, *values]
    del boxed[0]
    for form in (values, tuple(values), boxed):
        assert repr(sum(form)) == repr(expected), (form, sum(form), expected)
    assert repr(sum(value for value in values)) == repr(expected)


checked = 0
for _ in range(300):
    floats = [(number(2000) - 1000) * 10.0 ** (number(40) - 20) / 7 for _ in range(1 + number(20))]
    check(floats, compensated(floats))
    ints = [(number(2000) - 1000) * (1, 1 << 20, 1 << 50, 1 << 53)[number(4)] for _ in range(1 + number(20))]
    check(ints, added(ints))
    checked += 1
print(checked)  # expect: 300

infinity = float("inf")
print(sum([0.1] * 10), sum((0.1,) * 10), sum([1e100, 1.0, -1e100]), sum([-0.0]), sum((-0.0, -0.0)))  # expect: 1.0 1.0 1.0 0.0 0.0
print(sum([1e308, 1e308, -1e308]), sum([infinity, 1.0]), sum([infinity, -infinity]))  # expect: inf inf nan
print(sum([1 << 62] * 3), sum((1 << 62,) * 3), sum([1 << 70, 1]), sum([-(1 << 63), -1]))  # expect: 13835058055282163712 13835058055282163712 1180591620717411303425 -9223372036854775809
print(sum([1, 0.5]), sum([0.5, 1]), sum((True, 2)), sum([True, False]), sum([1, 1j]))  # expect: 1.5 1.5 3 1 (1+1j)
print(sum([0.5, 1 << 60, -(1 << 60)]), sum([[1], [2]], []), sum(range(10)), sum({1.5: 1}))  # expect: 0.5 [1, 2] 45 1.5


class Offset(list):
    def __iter__(self):
        return iter([10, 20])


class Large(float):
    def __radd__(self, other):
        return "seen"


print(sum(Offset([1, 2])), sum([Large(1.0)]))  # expect: 30 seen
for wrong in ([1, "a"], ("a",), [None], 5):
    try:
        print(sum(wrong))
    except TypeError as error:
        print(error)
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: unsupported operand type(s) for +: 'int' and 'NoneType'
# expect: 'int' object is not iterable
