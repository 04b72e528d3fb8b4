"""len(), indexing, `in` and iteration through special methods."""


class Ring:
    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Ring(self.items[index])
        return self.items[index % len(self.items)]

    def __setitem__(self, index, value):
        self.items[index % len(self.items)] = value

    def __delitem__(self, index):
        del self.items[index]

    def __contains__(self, item):
        print("asked for", item)
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __reversed__(self):
        return iter(["reversed"] + self.items[::-1])

    def __repr__(self):
        return f"Ring({self.items})"


ring = Ring("abc")
print(len(ring), ring[4], ring[-1], ring[0:2])  # expect: 3 b c Ring(['a', 'b'])
ring[5] = "z"
del ring[0]
print(ring, list(ring), list(reversed(ring)))  # expect: Ring(['b', 'z']) ['b', 'z'] ['reversed', 'z', 'b']
print("z" in ring, "q" not in ring)
# expect: asked for z
# expect: asked for q
# expect: True True
print(bool(ring), bool(Ring([])))  # expect: True False
a, b = ring
print(a, b, [*ring, *ring])  # expect: b z ['b', 'z', 'b', 'z']


class Sequence:
    """Only __getitem__: iteration counts up until IndexError."""

    def __getitem__(self, index):
        if index >= 4:
            raise IndexError
        return index * index


print(list(Sequence()), 9 in Sequence(), 5 in Sequence(), list(zip(Sequence(), "ab")))
# expect: [0, 1, 4, 9] True False [(0, 'a'), (1, 'b')]


class Keys:
    def __getitem__(self, key):
        return key

    def __missing__(self, key):
        return "missing"


print(Keys()[1:2], Keys()[1:2, ...], Keys()[::3], Keys()[()])
# expect: slice(1, 2, None) (slice(1, 2, None), Ellipsis) slice(None, None, 3) ()


class Default(dict):
    def __missing__(self, key):
        return "no " + key


print(Default(a=1)["a"], Default()["b"], Default().get("b"))  # expect: 1 no b None
