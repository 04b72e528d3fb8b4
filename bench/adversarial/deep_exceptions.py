"""Exceptions that pass through many frames, each with a handler that re-raises, a finally clause or a with block."""


class Rejected(Exception):
    def __init__(self, depth):
        Exception.__init__(self, "rejected at depth " + str(depth))
        self.depth = depth


class Counting:
    entered = 0
    left_by_error = 0

    def __enter__(self):
        Counting.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            Counting.left_by_error += 1
        return False


def descend(depth, limit, log):
    if depth == limit:
        raise Rejected(depth)
    if depth % 3 == 0:
        try:
            return descend(depth + 1, limit, log)
        except Rejected:
            log[0] += 1
            raise
    if depth % 3 == 1:
        try:
            return descend(depth + 1, limit, log)
        finally:
            log[1] += 1
    with Counting():
        return descend(depth + 1, limit, log)


def run(count):
    Counting.entered = Counting.left_by_error = 0
    log = [0, 0]
    total = 0
    for i in range(count):
        try:
            descend(0, 5 + i % 25, log)
        except ValueError:
            total += 1000000
        except Rejected as error:
            total += error.depth
    return total + log[0] * 3 + log[1] * 5 + Counting.entered * 7 + Counting.left_by_error * 11


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
