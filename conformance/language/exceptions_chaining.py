"""An exception remembers the one that was being handled, and its declared cause."""

try:
    try:
        {}["missing"]
    except KeyError as inner:
        raise ValueError("outer") from inner
except ValueError as error:
    print(repr(error.__cause__), error.__cause__ is error.__context__, error.__suppress_context__)
# expect: KeyError('missing') True True

try:
    try:
        1 / 0
    except ZeroDivisionError:
        [][0]
except IndexError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
# expect: ZeroDivisionError('division by zero') None False

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("clean") from None
except ValueError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)
# expect: None ZeroDivisionError('division by zero') True


def in_finally():
    try:
        raise KeyError("lost")
    finally:
        raise ValueError("wins")


try:
    in_finally()
except ValueError as error:
    print(repr(error.__context__))
# expect: KeyError('lost')

error = ValueError("a", 1)
error.add_note("a note")
print(error.__notes__, error.args, str(error), str(ValueError("one")), str(KeyError("one")), repr(str(ValueError())))
# expect: ['a note'] ('a', 1) ('a', 1) one 'one' ''
print(error.with_traceback(None) is error, error.__traceback__)  # expect: True None
