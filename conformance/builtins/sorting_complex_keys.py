"""Sorting by several keys, in both directions, with decorated tuples and comparison counts."""

people = [("Ann", 30, 1.7), ("bob", 25, 1.8), ("Cy", 30, 1.6), ("dan", 25, 1.75)]
print([p[0] for p in sorted(people, key=lambda p: (p[1], -p[2]))])  # expect: ['bob', 'dan', 'Ann', 'Cy']
print([p[0] for p in sorted(sorted(people, key=lambda p: p[0].lower()), key=lambda p: p[1], reverse=True)])
# expect: ['Ann', 'Cy', 'bob', 'dan']
print(sorted([3, 1, 2], key=lambda x: [5, 4, 9][x - 1]), sorted("bAc", key=lambda c: (c.lower(), c)))
# expect: [2, 1, 3] ['A', 'b', 'c']
print(sorted([(1, 2), (1,), (), (0, 5, 9)]), sorted([[1, "b"], [1, "a"]]), sorted([True, 2, 0.5, False]), sorted([1, 1.0, True], key=lambda x: 0))
# expect: [(), (0, 5, 9), (1,), (1, 2)] [[1, 'a'], [1, 'b']] [False, 0.5, True, 2] [1, 1.0, True]


class Counted:
    comparisons = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Counted.comparisons += 1
        return self.n < other.n


print([c.n for c in sorted([Counted(n) for n in range(50)])] == list(range(50)), Counted.comparisons)
# expect: True 49
values = [Counted(n * 17 % 31) for n in range(31)]
values.sort(reverse=True)
print([c.n for c in values][:5])  # expect: [30, 29, 28, 27, 26]
print(min(values, key=lambda c: c.n).n, max(values, key=lambda c: c.n).n, sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]))
# expect: 0 30 [('b', 1), ('a', 2)]
data = [5, 3, 9, 1]
print(sorted(range(len(data)), key=data.__getitem__), list(reversed(sorted(data))), data)
# expect: [3, 1, 0, 2] [9, 5, 3, 1] [5, 3, 9, 1]
