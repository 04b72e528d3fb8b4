"""Surplus arguments are collected into a tuple and a dict."""


def collect(first, *rest, key=None, **options):
    return first, rest, key, options


print(collect(1))  # expect: (1, (), None, {})
print(collect(1, 2, 3))  # expect: (1, (2, 3), None, {})
print(collect(1, key="k", other="o"))  # expect: (1, (), 'k', {'other': 'o'})
print(collect(*range(4), **{"a": 1, "b": 2}))  # expect: (0, (1, 2, 3), None, {'a': 1, 'b': 2})
print(collect(*[1], *(2, 3), **{"x": 1}, **{"y": 2}))  # expect: (1, (2, 3), None, {'x': 1, 'y': 2})


def forward(*args, **kwargs):
    return collect(*args, **kwargs)


print(forward(9, 8, z=7))  # expect: (9, (8,), None, {'z': 7})


def total(*numbers):
    result = 0
    for number in numbers:
        result += number
    return result


print(total(), total(5), total(*range(101)))  # expect: 0 5 5050

try:
    collect(1, **{"a": 1}, **{"a": 2})
except TypeError as error:
    print(str(error).split(".")[-1])
# expect: collect() got multiple values for keyword argument 'a'
try:
    collect(*5)
except TypeError as error:
    print(str(error)[-40:])
# expect: ent after * must be an iterable, not int
