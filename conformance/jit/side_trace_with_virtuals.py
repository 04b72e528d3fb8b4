"""Objects made in the loop that live only in registers must be whole when a rare branch becomes the hot one."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def run(n, threshold):
    kept = []
    total = 0.0
    for i in range(n):
        p = Point(i, i * 0.5)
        pair = (p.x, p.y)
        both = [p, pair]
        if i > threshold:
            kept.append((p, pair, both))
            if len(kept) > 3:
                kept.pop(0)
        total += pair[1]
    return total, [(p.x, p.y, pair, both[0] is p, both[1] is pair) for p, pair, both in kept]


print(run(3000, 2998))  # expect: (2249250.0, [(2999, 1499.5, (2999, 1499.5), True, True)])
print(run(6000, 3000))
# expect: (8998500.0, [(5997, 2998.5, (5997, 2998.5), True, True), (5998, 2999.0, (5998, 2999.0), True, True), (5999, 2999.5, (5999, 2999.5), True, True)])


def nested(n):
    last = None
    chain_lengths = []
    for i in range(n):
        inner = (i, float(i), str(i) if i % 100 == 0 else None)
        outer = (inner, (inner, i))
        if i % 3 == 2 and i > 2000:
            last = outer
            chain_lengths.append(len(outer[1]))
    return last, len(chain_lengths), last[0] is last[1][0]


print(nested(6000))  # expect: (((5999, 5999.0, None), ((5999, 5999.0, None), 5999)), 1333, True)


def floats_live_at_exit(n):
    a = b = c = 0.0
    exits = []
    for i in range(n):
        a = i * 0.1
        b = a + c
        c = b * 0.5
        if i % 1000 == 777:
            exits.append((round(a, 6), round(b, 6), round(c, 6)))
        elif i > 4000 and i % 2:
            exits[-1] = (a > b, b > c, c > 0)
    return exits


print(floats_live_at_exit(6000))
# expect: [(77.7, 155.2, 77.6), (177.7, 355.2, 177.6), (277.7, 555.2, 277.6), (False, True, True), (False, True, True), (False, True, True)]


def accumulates(n):
    acc = Point(0, 0)
    for i in range(n):
        acc = Point(acc.x + 1, acc.y + i)
        if i % 500 == 499:
            acc.y = -acc.y
        if i > 3000 and i % 4 == 0:
            acc.z = i
    return acc.x, acc.y, hasattr(acc, "z")


print(accumulates(5001))  # expect: (5001, -1245000, True)
# expect-jit: loops>=1 exits<100 failedCompilations=0
