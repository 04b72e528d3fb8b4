"""Sorting is stable, with an optional key, and reversing keeps stability."""

print(sorted([3, 1, 2]), sorted("hello"), sorted([3, 1, 2], reverse=True), sorted([]), sorted({"b": 1, "a": 2}))
words = ["banana", "Apple", "cherry", "apple", "fig", "Fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True))
pairs = [(i % 3, i) for i in range(9)]
print(sorted(pairs, key=lambda p: p[0]))
print(sorted(pairs, key=lambda p: p[0], reverse=True))
a = [5, 2, 9, 1]
print(a.sort(), a)
a.sort(key=lambda x: -x)
print(a, sorted([1.5, 1, True, 0.5]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 9], [1]]))
big = [(i * 7919) % 1009 for i in range(1009)]
print(sorted(big) == list(range(1009)), sorted(big, reverse=True)[:3], sorted(range(20), key=lambda i: (i % 4, -i)))


class Weird:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n > other.n

    def __repr__(self):
        return f"W{self.n}"


print(sorted([Weird(1), Weird(3), Weird(2)]), max(Weird(1), Weird(2)), min([Weird(5), Weird(7)]))
for call in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted(5), lambda: [1].sort(5), lambda: sorted([1], key=5)):
    try:
        call()
    except TypeError as error:
        print(error)


def failing(x):
    if x == 2:
        raise ValueError("key failed")
    return x


b = [3, 2, 1]
try:
    b.sort(key=failing)
except ValueError as error:
    print(error, b)


def modifying(x):
    c.append(x)
    return x


c = [2, 1]
try:
    c.sort(key=modifying)
except ValueError as error:
    print(error)
