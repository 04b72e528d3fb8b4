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
# expect: ['<module>:29', 'outer:24', 'middle:19', 'innermost:14']


def catches_and_raises():
    try:
        middle(1)
    except ZeroDivisionError as error:
        raise error


try:
    catches_and_raises()
except ZeroDivisionError as error:
    print(describe(error))
# expect: ['<module>:42', 'catches_and_raises:38', 'catches_and_raises:36', 'middle:19', 'innermost:14']

try:
    middle("text")
except TypeError as error:
    print(describe(error), error)
# expect: ['<module>:47', 'middle:18'] unsupported operand type(s) for -: 'str' and 'int'
# oracles: 3.14
