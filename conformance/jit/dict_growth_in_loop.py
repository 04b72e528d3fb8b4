"""Dicts grow, shrink and are rehashed while a compiled loop reads and writes them."""


def grow(n):
    d = {}
    hits = 0
    for i in range(n):
        d[i] = i * 2
        hits += d[i // 2]
        if i % 3 == 0:
            hits += i + 1 in d
    return hits, len(d)


print(grow(20000))  # expect: (199980000, 20000)


def churn(n):
    d = {}
    total = 0
    for i in range(n):
        d[i % 100, i % 3] = i
        if i % 7 == 0:
            d.pop((i % 50, 0), None)
        if i % 1000 == 999:
            total += sum(d.values())
            d.clear()
    return total, len(d)


print(churn(6500))  # expect: (5459952, 270)


def strings(n):
    d = {}
    for i in range(n):
        key = "key" + str(i % 500)
        d[key] = d.get(key, 0) + 1
        d.setdefault("list", []).append(i) if i % 100 == 0 else None
    return len(d), d["key7"], len(d["list"])


print(strings(5000))  # expect: (501, 10, 50)


def key_types(n):
    d = {}
    for i in range(n):
        for key in (i % 10, (i % 10) + 0.5, str(i % 10), (i % 10,), i % 2 == 0, None):
            d[key] = d.get(key, 0) + 1
    return len(d), d[1], d[0], d[None], d["3"], d[(3,)], d[3.5]


print(key_types(1500))  # expect: (41, 900, 900, 1500, 150, 150, 150)


def changed_during_iteration(n):
    errors = 0
    for i in range(n):
        d = {1: 1, 2: 2, 3: 3}
        try:
            for key in d:
                if i % 3 == 0:
                    d[key + 10] = 0
                elif i % 3 == 1:
                    d[key] = i
                else:
                    del d[key]
        except RuntimeError as error:
            errors += 1
    return errors


print(changed_during_iteration(3000))  # expect: 2000


def iterate(n):
    d = {i: str(i) for i in range(n)}
    total = 0
    for k, v in d.items():
        total += k + len(v)
    for k in d:
        total -= k
    for v in d.values():
        total += len(v)
    return total


print(iterate(5000))  # expect: 37780


class Counter(dict):
    def __missing__(self, key):
        return 0


c = Counter()
for i in range(5000):
    c[i % 13] += 1
print(c[0], c[12], c["none"], len(c))  # expect: 385 384 0 13
s = set()
sizes = 0
for i in range(5000):
    s.add(i % 611)
    s.discard((i * 3) % 700)
    sizes += len(s)
print(sizes, len(s))  # expect: 1644863 343
# expect-jit: loops>=1 exits<10100 failedCompilations=0
