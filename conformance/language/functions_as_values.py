"""Functions are objects: they are passed, stored, compared and carry attributes."""


def double(x):
    """Twice as much."""
    return 2 * x


def apply_twice(function, value):
    return function(function(value))


print(apply_twice(double, 5))  # expect: 20
table = {"double": double, "square": lambda x: x * x}
print([table[name](7) for name in sorted(table)])  # expect: [14, 49]
double.calls = 3
print(double.calls, double.__doc__, double.__name__, double.__qualname__)  # expect: 3 Twice as much. double double
print(double == double, double is table["double"], double == (lambda x: 2 * x))  # expect: True True False
print((lambda: None).__name__, callable(double), callable(3))  # expect: <lambda> True False


def outer():
    def inner():
        return inner.__qualname__

    return inner()


print(outer())  # expect: outer.<locals>.inner
double = None
print(table["double"](4))  # expect: 8
