"""Errors that end a generator, and mistakes in using one."""


def raises():
    yield 1
    raise ValueError("inside")


g = raises()
print(next(g))  # expect: 1
try:
    next(g)
except ValueError as error:
    print(error)
# expect: inside
print(next(g, "dead afterwards"))  # expect: dead afterwards


def leaks():
    yield 1
    raise StopIteration("leak")


try:
    list(leaks())
except RuntimeError as error:
    print(error, repr(error.__cause__))
# expect: generator raised StopIteration StopIteration('leak')


def reenters():
    yield next(g)


g = reenters()
try:
    next(g)
except ValueError as error:
    print(error)
# expect: generator already executing


def hidden_stop():
    for _ in range(2):
        yield next(iter([]))


try:
    list(hidden_stop())
except RuntimeError as error:
    print(error)
# expect: generator raised StopIteration

try:
    next([1])
except TypeError as error:
    print(error)
# expect: 'list' object is not an iterator
try:
    for x in 5:
        pass
except TypeError as error:
    print(error)
# expect: 'int' object is not iterable
