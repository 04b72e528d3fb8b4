"""Loops in functions that hot loops call: the inner loop is compiled on its own, and the outer one goes on behind its return."""

import sys


def digits(n):
    count = 0
    while n > 0:
        n //= 10
        count += 1
    return count


def total_digits(n):
    total = 0
    last = None
    for i in range(n):
        last = [i, digits(i * i)]
        total += last[1]
    return total, last


print(total_digits(4000))  # expect: (27373, [3999, 8])


def find(items, wanted):
    for k, item in enumerate(items):
        if item == wanted:
            return k
        if item is None:
            raise LookupError(wanted, k)
    return -1


def searches(n):
    items = list(range(40)) + [None]
    found = missing = 0
    for i in range(n):
        before = i * 2
        try:
            found += find(items, i % 45)
        except LookupError as error:
            missing += error.args[1] + (before - 2 * i)
    return found, missing


print(searches(3000))  # expect: (51915, 13200)


class Sum:
    def __init__(self, n):
        self.total = 0
        for i in range(n):
            self.total += i

    @property
    def root(self):
        k = 0
        while k * k < self.total:
            k += 1
        return k

    def __eq__(self, other):
        k = 0
        while k < 30:
            if k == self.total or k == other.total:
                return self.total == other.total
            k += 1
        return self.total == other.total

    def __getitem__(self, n):
        while n > 7:
            n -= 7
        return n


def objects(n):
    equal = roots = items = 0
    for i in range(n):
        s = Sum(i % 12)
        if s == Sum((i + i % 2) % 12):
            equal += 1
        roots += s.root
        items += s[i]
    return equal, roots, items


print(objects(3000))  # expect: (1500, 11500, 11990)


def inner(n, step):
    a = 0
    for _ in range(n):
        a += step
    return a


def middle(n, step):
    a = 0
    for k in range(n):
        a += inner(k % 9, step)
    return a


def outer(n):
    a = 0
    for k in range(n):
        a += middle(k % 50, k)
        if k == n - 300:
            # Behind it the calls go elsewhere.
            global inner
            kept = inner
            inner = lambda n, step: kept(n, step) + 1
    return a


print(outer(1200))  # expect: 66757710


def flat(n):
    a = 0.0
    for k in range(n):
        a += k & 3
    return a


def long_ones(n):
    return [flat(70000 + k) for k in range(n)][-1]


print(long_ones(30))  # expect: 105042.0


def numbers(n):
    k = 0
    while k < n:
        yield k
        k += 1


def drained(n):
    total = 0
    for i in range(n):
        total += sum(numbers(i % 20))
        total += drain(numbers(i % 15))
    return total


def drain(generator):
    total = 0
    for value in generator:
        total += value
    return total


print(drained(1500))  # expect: 131000


def names():
    k = 0
    while k < 5:
        k += 1
    return sys._getframe(1).f_locals["marker"]


def seen(n):
    markers = 0
    for marker in range(n):
        markers += names()
    return markers


print(seen(1500))  # expect: 1124250


def growing(n):
    kept = []
    for i in range(n):
        kept.append(build(i % 30))
        if len(kept) > 40:
            kept = kept[20:]
    return len(kept), sum(len(row) for row in kept), kept[-1][-1]


def build(n):
    rows = []
    for k in range(n):
        rows.append([k, str(k), {k: k}])
    return rows or [0]


print(growing(4000))  # expect: (40, 482, [8, '8', {8: 8}])
# expect-jit: loops>=1 exits<1000 failedCompilations=0
