"""Calls of instances, of classes with a metaclass, and calls with unpacked arguments take the same way as plain calls."""
import abc


class Star:
    def __call__(s, *a, **k):
        return a, k


class Scale:
    def __call__(s, x, y=2):
        return x * y


class Meta(type):
    def __call__(cls, *a):
        return cls.__name__, a


class WithMeta(metaclass=Meta):
    pass


class Base(abc.ABC):
    def __init__(s, x):
        s.x = x


class Abstract(Base):
    @abc.abstractmethod
    def f(s):
        pass


class Static:
    @staticmethod
    def __call__(x):
        return x + 1


class Native:
    __call__ = len


def pack(*a, **k):
    return a, k


star, scale, pair = Star(), Scale(), (3, 4)
for _ in range(300):
    results = [
        star(1, x=2),
        scale(3),
        scale(y=1, x=5),
        WithMeta(1, 2),
        Base(5).x,
        Static()(4),
        pack(*pair, *[3], z=1),
        pack(*pair, **{'q': 1}),
        scale(*pair),
        scale(**{'x': 3, 'y': 4}),
        max(*pair),
        len(*['abc']),
        Base(*[7]).x,
        Scale.__call__(*(scale, 2)),
        scale.__call__(*pair),
        sorted(*[[3, 1]], **{}),
        max(*[[1], [2]], key=lambda v: -v[0]),
        [1].__add__(*[[2]]),
        Native.__call__('abc'),
    ]
print(results[:6])  # expect: [((1,), {'x': 2}), 6, 5, ('WithMeta', (1, 2)), 5, 5]
print(results[6:10])  # expect: [((3, 4, 3), {'z': 1}), ((3, 4), {'q': 1}), 12, 12]
print(results[10:])  # expect: [4, 3, 7, 4, 12, [1, 3], [1], [1, 2], 3]


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: scale())  # expect: TypeError Scale.__call__() missing 1 required positional argument: 'x'
attempt(lambda: scale(1, 2, 3))  # expect: TypeError Scale.__call__() takes from 2 to 3 positional arguments but 4 were given
attempt(lambda: scale(1, x=2))  # expect: TypeError Scale.__call__() got multiple values for argument 'x'
attempt(lambda: scale(*pair, **{'z': 1}))  # expect: TypeError Scale.__call__() got an unexpected keyword argument 'z'
attempt(lambda: pack(*5))  # expect: TypeError __main__.pack() argument after * must be an iterable, not int
attempt(lambda: pack(**5))  # expect: TypeError __main__.pack() argument after ** must be a mapping, not int
attempt(lambda: pack(**{1: 2}))  # expect: TypeError keywords must be strings
attempt(lambda: pack(a=1, **{'a': 2}))  # expect: TypeError __main__.pack() got multiple values for keyword argument 'a'
attempt(lambda: Native()())  # expect: TypeError len() takes exactly one argument (0 given)
attempt(lambda: object()())  # expect: TypeError 'object' object is not callable
attempt(lambda: Abstract(1))  # expect: TypeError Can't instantiate abstract class Abstract without an implementation for abstract method 'f'
print(len(pack(*range(5000))[0]), max(*range(3000)), len(pack(**{'k%d' % i: i for i in range(50)})[1]))  # expect: 5000 2999 50


def natives(t):
    """Arguments that lie beyond the frame's own registers."""
    return max(*t), min(*t), range(*t[:3]), [*range(*t[3:])], dict(*[[(1, 2)]]), Base(*t[:1]).x, slice(*t[1:4])


def callables(functions, t):
    return [f(*t) for f in functions]


for k in range(300):
    found = natives((k, 5, 1, 2, 9, 3))
    mixed = callables([max, pack, min, scale.__call__, scale, complex], (k, 2))
print(found)  # expect: (299, 1, range(299, 5), [2, 5, 8], {1: 2}, 299, slice(5, 1, 2))
print(mixed)  # expect: [299, ((299, 2), {}), 2, 598, 598, (299+2j)]
# oracles: 3.14
