"""sys.exc_info tells what is being handled, here and in the callers."""

import sys


def handled():
    kind, value, tb = sys.exc_info()
    return kind.__name__ if kind else None, str(value), tb is not None


print(handled())  # expect: (None, 'None', False)
try:
    1 / 0
except ZeroDivisionError:
    print(handled())
    try:
        [][1]
    except IndexError:
        print(handled())
    print(handled())
# expect: ('ZeroDivisionError', 'division by zero', True)
# expect: ('IndexError', 'list index out of range', True)
# expect: ('ZeroDivisionError', 'division by zero', True)
print(handled())  # expect: (None, 'None', False)


def generator():
    try:
        yield 1
        raise KeyError("inside")
    except KeyError:
        yield handled()[0]
        yield handled()[0]


g = generator()
next(g)
print(next(g), handled())  # expect: KeyError (None, 'None', False)
try:
    raise ValueError("outside")
except ValueError:
    print(next(g), handled())
# expect: KeyError ('ValueError', 'outside', True)
print(sys.exception() if hasattr(sys, "exception") else None)  # expect: None
