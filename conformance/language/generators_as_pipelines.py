"""Generators connected to each other, each pulling from the one before."""

trace = []


def source(n):
    for i in range(n):
        trace.append(f"s{i}")
        yield i


def doubled(items):
    for item in items:
        trace.append(f"d{item}")
        yield item * 2


def pairs(items):
    for item in items:
        try:
            yield item, next(items)
        except StopIteration:
            yield item, None


print(list(pairs(doubled(source(3)))), trace)  # expect: [(0, 2), (4, None)] ['s0', 'd0', 's1', 'd1', 's2', 'd2']


def consumer(results):
    total = 0
    try:
        while True:
            total += yield total
    finally:
        results.append(total)


results = []
sink = consumer(results)
next(sink)
for value in (1, 2, 3):
    sink.send(value)
sink.close()
print(results)  # expect: [6]


def round_robin(*iterables):
    active = [iter(i) for i in iterables]
    while active:
        for iterator in list(active):
            try:
                yield next(iterator)
            except StopIteration:
                active.remove(iterator)


print("".join(round_robin("abc", "12", "XYZW")))  # expect: a1Xb2YcZW


def primes():
    found = {}
    n = 2
    while True:
        if n not in found:
            yield n
            found[n * n] = [n]
        else:
            for p in found.pop(n):
                found.setdefault(p + n, []).append(p)
        n += 1


p = primes()
print([next(p) for _ in range(15)])  # expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47]
