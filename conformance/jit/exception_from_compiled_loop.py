"""A call inside a compiled loop raises; the handler is outside, and the traceback names the right lines."""


def lines_of(error):
    entries = []
    tb = error.__traceback__
    while tb is not None:
        entries.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return entries


def divide(a, b):
    return a // b


def loop(n, bad):
    total = 0
    for i in range(n):
        total += divide(1000, i - bad)
    return total


for bad in (5000, 0, 9999):
    try:
        loop(10000, bad)
    except ZeroDivisionError as error:
        print(error, lines_of(error))


def deeper(i):
    if i > 7000:
        raise KeyError(i)
    return helper(i)


def helper(i):
    return [i, i + 1][i % 2]


def outer():
    total = 0
    i = 0
    while True:
        total += deeper(i)
        i += 1


try:
    outer()
except KeyError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(repr(error), lines_of(error), frame.f_locals)


def natives(items):
    total = 0
    for i in range(20000):
        total += items[i]
    return total


try:
    natives(list(range(15000)))
except IndexError as error:
    print(error, lines_of(error), error.__traceback__.tb_next.tb_frame.f_locals["i"])
try:
    sum(divide(10, 5000 - i) for i in range(10000))
except ZeroDivisionError as error:
    print(lines_of(error))
# oracles: 3.14
