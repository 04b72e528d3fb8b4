"""Attributes are deleted and come back, in the loop that reads them."""


class Thing:
    fallback = "class"

    def __init__(self):
        self.a = 1
        self.b = 2


def run(n):
    t = Thing()
    log = {}
    for i in range(n):
        if i % 10 == 3:
            del t.a
        if i % 10 == 7:
            t.a = i
        try:
            x = t.a
        except AttributeError:
            x = "missing"
        kind = x if isinstance(x, str) else "present"
        log[kind] = log.get(kind, 0) + 1
    return log, t.b


print(run(5000))  # expect: ({'present': 3000, 'missing': 2000}, 2)


def shadowing(n):
    t = Thing()
    total = 0
    for i in range(n):
        if i % 100 == 50:
            t.fallback = 5
        if i % 100 == 75:
            del t.fallback
        total += 1 if t.fallback == "class" else t.fallback
    return total


print(shadowing(5000))  # expect: 10000


def order_of_attributes(n):
    shapes = set()
    for i in range(n):
        t = Thing()
        if i % 3 == 0:
            del t.a
            t.a = 1
        if i % 3 == 1:
            del t.b
        if i % 4 == 0:
            t.c = i
        shapes.add("".join(vars(t)))
    return sorted(shapes)


print(order_of_attributes(3000))  # expect: ['a', 'ab', 'abc', 'ac', 'ba', 'bac']
things = [Thing() for _ in range(20)]
total = 0
for i in range(6000):
    t = things[i % 20]
    if i == 3000:
        for other in things[::2]:
            del other.b
    total += getattr(t, "b", 100)
print(total)  # expect: 159000
# expect-jit: loops>=1 exits<100 failedCompilations=0
