"""Frames of a compiled recursion looked at from inside it: names, lines, variables."""
# oracles: 3.11

import sys


def look(depth):
    """What is running `depth` frames up."""
    frame = sys._getframe(depth - 1)
    return frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, dict(frame.f_locals)


def outer(n, seen):
    doubled = 2 * n
    if n == 0:
        return [look(2), look(3), look(4), look(5)] if seen else []
    inner = outer(n - 1, seen)
    return inner + [doubled]


for _ in range(300):
    outer(7, False)
found = outer(7, True)
print([(name, line, sorted((k, v) for k, v in variables.items() if k in ("n", "doubled", "inner"))) for name, line, variables in found[:4] if name == "outer"])
print(found[4:])


def chain(n):
    """The chain of callers, from the innermost frame."""
    if n:
        return chain(n - 1)
    names = []
    frame = sys._getframe()
    while frame is not None:
        names.append((frame.f_code.co_name, frame.f_locals.get("n") if frame.f_code.co_name == "chain" else None))
        frame = frame.f_back
    return names


for _ in range(300):
    names = chain(9)
print(names)


def local_names(n):
    if n == 0:
        return []
    mine = n * n
    rest = local_names(n - 1)
    return rest + [sorted(locals().items(), key=str)] if n == 3 else rest


for _ in range(300):
    answer = local_names(8)
print(answer)
