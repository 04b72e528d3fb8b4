"""Lists grow by one in hot loops: storage runs out, kinds of items change, lists are seen under two names."""


def ints_then(n, odd):
    items = []
    for i in range(n):
        items.append(i * 3)
        if i == n - 3:
            items.append(odd)
    return items[-4:], len(items)


print(ints_then(2000, "text"))  # expect: ([5991, 'text', 5994, 5997], 2001)
print(ints_then(2000, 1.5))  # expect: ([5991, 1.5, 5994, 5997], 2001)
print(ints_then(2000, True))  # expect: ([5991, True, 5994, 5997], 2001)
print(ints_then(2000, 1 << 62))  # expect: ([5991, 4611686018427387904, 5994, 5997], 2001)
print(ints_then(2000, 1 << 70))  # expect: ([5991, 1180591620717411303424, 5994, 5997], 2001)


def by_comprehension(n, f):
    return [[f(i, k) for k in range(i % 9)] for i in range(n)]


rows = by_comprehension(900, lambda i, k: i / 2 if i < 700 else str(k))
print(rows[605][:2], rows[899], sum(map(len, rows)))  # expect: [302.5, 302.5] ['0', '1', '2', '3', '4', '5', '6', '7'] 3600


class Noted(list):
    pass


class Counting(list):
    def append(self, item):
        super().append(item)
        super().append(-item)


def fill(items, n):
    other = items
    for i in range(n):
        items.append(i)
        assert other[-1] in (i, -i)
        if len(other) > 50:
            other.clear()
    return len(items), items[:2]


print(fill([], 3000))  # expect: (42, [2958, 2959])
print(fill(Noted(), 3000))  # expect: (42, [2958, 2959])
print(fill(Counting(), 3000))  # expect: (20, [2990, -2990])


def answers(n):
    found = []
    for i in range(n):
        found.append(found.append(i))
    return found[:3], found[-2:], len(found)


print(answers(1500))  # expect: ([0, None, 1], [1499, None], 3000)


def shared(n):
    total = 0
    inner = []
    outer = [inner, inner]
    for i in range(n):
        outer[i & 1].append(i * 0.5)
        total += len(outer[0]) - len(outer[1])
    return total, inner[-1], len(inner)


print(shared(3000))  # expect: (0, 1499.5, 3000)
# expect-jit: loops>=1 exits<150 failedCompilations=0
