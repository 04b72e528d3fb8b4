"""A compiled loop whose inlined callees look at frames: exc_info, tracebacks, locals, callers' names."""

import sys


def who_called():
    return sys._getframe(1).f_code.co_name


def first():
    return who_called()


def second():
    return who_called()


names = {}
for i in range(4000):
    name = first() if i % 3 else second()
    names[name] = names.get(name, 0) + 1
print(names)  # expect: {'second': 1334, 'first': 2666}


def inspect(i):
    if i % 1000 == 999:
        frame = sys._getframe(1)
        return frame.f_locals["secret"], frame.f_back.f_code.co_name
    return None


def holder(i):
    secret = i * 2
    result = inspect(i)
    return result


def loop(n):
    results = []
    for i in range(n):
        r = holder(i)
        if r is not None:
            results.append(r)
    return results


print(loop(5000))  # expect: [(1998, 'loop'), (3998, 'loop'), (5998, 'loop'), (7998, 'loop'), (9998, 'loop')]


def handles(i):
    try:
        if i % 2:
            raise ValueError(i)
        raise KeyError(i)
    except (ValueError, KeyError):
        return current()


def current():
    kind, value, tb = sys.exc_info()
    return kind.__name__, value.args[0], tb.tb_frame.f_code.co_name


counts = {}
last = None
for i in range(4000):
    last = handles(i)
    counts[last[0]] = counts.get(last[0], 0) + 1
print(counts, last, sys.exc_info())
# expect: {'KeyError': 2000, 'ValueError': 2000} ('ValueError', 3999, 'handles') (None, None, None)


def deep(n, i):
    if n == 0:
        if i == 3500:
            raise RuntimeError("deep")
        return 0
    return deep(n - 1, i) + 1


try:
    for i in range(5000):
        deep(3, i)
except RuntimeError as error:
    names = []
    tb = error.__traceback__
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_frame.f_locals.get("n")))
        tb = tb.tb_next
    print(i, names)
# expect: 3500 [('<module>', None), ('deep', 3), ('deep', 2), ('deep', 1), ('deep', 0)]
# expect-jit: loops>=1 exits<50 failedCompilations=0
