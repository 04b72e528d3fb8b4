"""Exceptions thrown deep in compiled recursion, caught at several levels, with the tracebacks that belong to them."""
# oracles: 3.11

import sys


class Found(Exception):
    pass


def search(depth, wanted):
    if depth == 0:
        if wanted:
            raise Found("bottom")
        return 0
    return search(depth - 1, wanted) + 1


def lines(error):
    """Function names and line numbers relative to the first line of the function."""
    found = []
    entry = error.__traceback__
    while entry is not None:
        code = entry.tb_frame.f_code
        found.append((code.co_name, entry.tb_lineno - code.co_firstlineno))
        entry = entry.tb_next
    return found


def attempt(depth):
    try:
        return search(depth, True)
    except Found as error:
        return len(lines(error)), lines(error)[:2], lines(error)[-2:], str(error)


for _ in range(400):
    search(12, False)
print(attempt(5))
for _ in range(400):
    answer = attempt(7)
print(answer)


def catching(depth, level):
    """Every third frame catches and raises another exception."""
    try:
        if depth == 0:
            raise ValueError(level)
        return catching(depth - 1, level + 1)
    except ValueError as error:
        if depth % 3:
            raise
        raise KeyError(depth, *error.args) from error
    except KeyError as error:
        if depth == 9:
            return ("caught", error.args, len(lines(error)), type(error.__cause__).__name__)
        raise


for _ in range(300):
    answer = catching(10, 0)
print(answer)


def with_finally(n, log):
    try:
        if n == 0:
            return 1 // n
        return with_finally(n - 1, log)
    finally:
        log.append(n)


for _ in range(200):
    log = []
    try:
        with_finally(6, log)
    except ZeroDivisionError as error:
        summary = (log, len(lines(error)), "by zero" in str(error))
print(summary)


def sometimes(n):
    if n == 0:
        return []
    try:
        if n % 4 == 0:
            raise Found(n)
        return sometimes(n - 1) + [n]
    except Found as error:
        return sometimes(n - 1) + [-error.args[0]]
    finally:
        handled.append(sys.exc_info()[0])


for _ in range(100):
    handled = []
    answer = sometimes(14)
print(answer, [cls and cls.__name__ for cls in handled])
print(sys.exc_info())
