"""functools: partial, reduce, caches, wraps, ordering, dispatch."""

import functools

print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(lambda a, b: a + b, [], "initial"))
# expect: 120 initial
power = functools.partial(pow, 2)
print(power(10), functools.partial(int, base=2)("101"), power.func is pow, power.args, functools.partial(print, 1, sep="-").keywords)
# expect: 1024 5 True (2,) {'sep': '-'}


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(100), fib.cache_info())
# expect: 354224848179261915075 CacheInfo(hits=98, misses=101, maxsize=None, currsize=101)
fib.cache_clear()
print(fib.cache_info().currsize, fib.__wrapped__.__name__)  # expect: 0 fib


@functools.lru_cache(maxsize=2)
def noisy(n):
    print("computing", n)
    return n * n


print(noisy(1), noisy(2), noisy(1), noisy(3), noisy(2), noisy.cache_info().hits)
# expect: computing 1
# expect: computing 2
# expect: computing 3
# expect: computing 2
# expect: 1 4 1 9 4 1


def decorate(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)

    return wrapper


@decorate
def documented():
    """Doc of the original."""


print(documented.__name__, documented.__doc__)  # expect: documented Doc of the original.


@functools.total_ordering
class Level:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Level(1) <= Level(1), Level(2) > Level(1), Level(1) >= Level(2))  # expect: True True False
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))  # expect: [3, 2, 1]


@functools.singledispatch
def kind(value):
    return "object"


@kind.register(int)
def _(value):
    return "int"


@kind.register(list)
def _(value):
    return "list"


print(kind(1), kind([]), kind("s"), kind(True))  # expect: int list object int


class Lazy:
    @functools.cached_property
    def value(self):
        print("once")
        return 5


lazy = Lazy()
print(lazy.value, lazy.value)
# expect: once
# expect: 5 5
try:
    functools.reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)
# expect: reduce() of empty iterable with no initial value
