"""The lines and functions a traceback names, read from the traceback object."""


def describe(error):
    entries = []
    tb = error.__traceback__
    while tb is not None:
        entries.append(f"{tb.tb_frame.f_code.co_name}:{tb.tb_lineno}")
        tb = tb.tb_next
    return entries


def innermost(x):
    return 10 // x


def middle(x):
    y = x - 1
    return innermost(y)


def outer(x):
    return [
        middle(x),
    ]


try:
    outer(1)
except ZeroDivisionError as error:
    print(describe(error))


def catches_and_raises():
    try:
        middle(1)
    except ZeroDivisionError as error:
        raise error


try:
    catches_and_raises()
except ZeroDivisionError as error:
    print(describe(error))

try:
    middle("text")
except TypeError as error:
    print(describe(error), error)
