"""Truth values in arithmetic, as indices, keys and counters, mixed with None and ints."""


def run(n):
    total = 0
    flags = [False, True]
    for i in range(n):
        b = i % 3 == 0
        total += b
        total += flags[b] + flags[not b] * 2
        total ^= b & (i % 2)
        x = b if i % 4 else i
        total += x * 2
        if x is True:
            total += 5
        if x == 1:
            total += 7
        total += -b + ~b + (b << 2) + (b or 3) + (b and 4)
    return total


print(run(5000))  # expect: 6289169


def maybe(n):
    counts = [0, 0, 0, 0]
    value = None
    for i in range(n):
        if value is None:
            counts[0] += 1
            value = 0 if i % 2 else False
        elif not value:
            counts[1] += 1
            value = i % 5 or None
        elif value is not True and value > 2:
            counts[2] += 1
            value = True
        else:
            counts[3] += 1
            value = None
    return counts


print(maybe(4000))  # expect: [1599, 1598, 2, 801]


def result_types(n):
    names = {}
    for i in range(n):
        values = (True, 1, 1.0, None)
        x, y = values[i % 3], values[i // 3 % 3]
        for r in (x + y, x and y, x & y if not isinstance(x, float) and not isinstance(y, float) else None, x == y, x < y, not x):
            names[type(r).__name__] = names.get(type(r).__name__, 0) + 1
    return names


print(result_types(1800))  # expect: {'int': 2000, 'bool': 6200, 'float': 1600, 'NoneType': 1000}
d = {}
for i in range(3000):
    d[i % 2 == 0] = i
    d[i % 3] = d.get(i % 3, 0)
print(d, len(d))  # expect: {True: 2998, 0: 2999, 2: 0} 3
print(sum(i % 2 == 0 for i in range(4000)), sum(x is None for x in [None, 0] * 2000), [True, False][False], sorted([True, 0, 2, False]))
# expect: 2000 2000 True [0, False, True, 2]
chained = 0
for i in range(3000):
    chained += 10 < i % 100 < 50 <= 50
    chained += (i % 7 > 3) == (i % 2 == 0) != (i % 5 < 2)
print(chained)  # expect: 1898
# expect-jit: loops>=1 exits<250 failedCompilations=0
