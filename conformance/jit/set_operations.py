"""Sets built, combined and tested in hot loops, with elements of changing types."""


def run(n):
    a, b = set(), frozenset(range(0, 100, 3))
    hits = 0
    for i in range(n):
        x = i * 31 % 211
        if x in a:
            a.discard(x)
        else:
            a.add(x)
        hits += x in b
        if i % 500 == 499:
            hits += len(a & b) * 1000 + len(a - b) + len(a ^ b) + (a >= b)
        if i == 3000:
            a.add("text")
            a.add((1, 2))
            a.add(2.5)
    return hits, len(a), "text" in a


print(run(5000))  # expect: (187900, 67, True)


def small_sets(n):
    total = 0
    for i in range(n):
        s = {i % 3, i % 5, i % 7}
        total += len(s) + (i % 2 in s) + max(s)
        s |= {i}
        total += len(s - {0, 1, 2})
    return total


print(small_sets(4000))  # expect: 34493


class Item:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Item) and self.n == other.n


seen = set()
for i in range(3000):
    seen.add(Item(i % 40))
print(len(seen), Item(39) in seen, Item(40) in seen, 5 in seen)  # expect: 40 True False False


def unique(items):
    seen = set()
    result = []
    for item in items:
        if item not in seen:
            seen.add(item)
            result.append(item)
    return result


print(len(unique(i * i % 1009 for i in range(5000))), unique([1, 1.0, True, "1", 2] * 1000))
# expect: 505 [1, '1', 2]
errors = 0
s = {1, 2, 3}
for i in range(2000):
    try:
        s.add([i] if i % 4 == 0 else i % 10)
    except TypeError:
        errors += 1
    try:
        s.remove(i % 12)
    except KeyError:
        errors += 1000
print(errors, sorted(s))  # expect: 667500 [8, 9]
changed = 0
for i in range(1000):
    t = {1, 2, 3}
    try:
        for x in t:
            if i % 2:
                t.add(x + 10)
    except RuntimeError:
        changed += 1
print(changed)  # expect: 500
# expect-jit: loops>=1 exits<750 failedCompilations=0
