"""Values that may be keys, and mutations that may not."""

keys = [1, "a", 2.5, None, (1, (2,)), frozenset({1}), b"x", True, len, int, range(3), 1j, ...]
d = {key: i for i, key in enumerate(keys)}
print(len(d), [d[key] for key in keys])  # expect: 12 [7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
print(d[1.0], d[frozenset([1])], d[range(0, 3)], d[(1, (2,))], d[complex(0, 1)])  # expect: 7 5 10 4 11
for bad in ([], {}, set(), bytearray(), (1, [])):
    try:
        hash(bad)
    except TypeError as error:
        print(error)
# expect: unhashable type: 'list'
# expect: unhashable type: 'dict'
# expect: unhashable type: 'set'
# expect: unhashable type: 'bytearray'
# expect: unhashable type: 'list'


class Mutable:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self.n == other.n


m = Mutable(1)
table = {m: "stored"}
m.n = 2
print(m in table, Mutable(1) in table, list(table.values()))  # expect: False False ['stored']
m.n = 1
print(m in table, table[Mutable(1)])  # expect: True stored
