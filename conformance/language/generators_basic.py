"""A function with yield returns a generator: it runs as far as it is asked to."""


def countdown(n):
    print("start")
    while n > 0:
        yield n
        n -= 1
    print("done")
    return "result"


g = countdown(2)
print(type(g).__name__)  # expect: generator
print(next(g))
# expect: start
# expect: 2
print(next(g))  # expect: 1
try:
    next(g)
except StopIteration as stop:
    print("stopped with", stop.value)
# expect: done
# expect: stopped with result
print(next(g, "exhausted"))  # expect: exhausted


def naturals():
    n = 0
    while True:
        yield n
        n += 1


def take(n, iterable):
    for item in iterable:
        if n == 0:
            return
        n -= 1
        yield item


print(list(take(5, naturals())))  # expect: [0, 1, 2, 3, 4]
print(sum(x * x for x in range(10)), max(len(w) for w in ["a", "bbb"]))  # expect: 285 3
squares = (x * x for x in range(4))
print(next(squares), list(squares), list(squares))  # expect: 0 [1, 4, 9] []
print(iter(squares) is squares)  # expect: True


def both():
    yield from "ab"
    yield from [1, 2]


print(list(both()), [*both()], tuple(both()), dict(zip(both(), both())))
# expect: ['a', 'b', 1, 2] ['a', 'b', 1, 2] ('a', 'b', 1, 2) {'a': 'a', 'b': 'b', 1: 1, 2: 2}
a, b, *c = both()
print(a, b, c)  # expect: a b [1, 2]
