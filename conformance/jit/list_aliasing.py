"""Two names for one list: a store through one must be seen by a load through the other."""


def run(n):
    a = [0] * 10
    b = a
    c = [0] * 10
    total = 0
    for i in range(n):
        k = i % 10
        x = a[k]
        b[k] = x + 1
        c[k] = 100
        total += a[k] - x + c[k]
        if i == 3000:
            c = a
        if i == 4000:
            c = list(b)
    return total, a, c


print(run(5000))
# expect: (501999, [199, 200, 200, 200, 200, 200, 200, 200, 200, 200], [100, 100, 100, 100, 100, 100, 100, 100, 100, 100])


def attributes(n):
    class Box:
        def __init__(self):
            self.v = 0

    a, b = Box(), Box()
    total = 0
    for i in range(n):
        x = a.v
        b.v = i
        total += a.v - x
        if i % 1000 == 500:
            a, b = b, a
        if i == 2500:
            b = a
        if i == 3500:
            b = Box()
    return total, a.v


print(attributes(5000))  # expect: (1000, 4500)


def rows(n):
    grid = [[0] * 4 for _ in range(4)]
    grid[3] = grid[0]
    for i in range(n):
        row = grid[i % 4]
        other = grid[(i + 3) % 4]
        before = other[i % 3]
        row[i % 3] += 1
        if other[i % 3] != before:
            row[3] += 1
    return grid


print(rows(4000))  # expect: [[668, 666, 666, 1000], [333, 334, 333, 0], [333, 333, 334, 0], [668, 666, 666, 1000]]


def lengths(n):
    a = []
    b = a
    log = 0
    for i in range(n):
        before = len(a)
        b.append(i)
        log += len(a) - before
        if len(a) > 50:
            b.clear()
            log += len(a)
    return log, len(a)


print(lengths(5000))  # expect: (5000, 2)


def insert_while_reading(n):
    a = [1, 2, 3]
    total = 0
    for i in range(n):
        first = a[0]
        a.insert(0, i)
        total += a[1] - first + a[0]
        del a[-1]
    return total, a


print(insert_while_reading(3000))  # expect: (4498500, [2999, 2998, 2997])


def nested_self(n):
    a = [0]
    a.append(a)
    for i in range(n):
        a[1][1][0] += 1
    return a[0], a[1] is a


print(nested_self(3000))  # expect: (3000, True)
# expect-jit: loops>=1 exits<50 failedCompilations=0
