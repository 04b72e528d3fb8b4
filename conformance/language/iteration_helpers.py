"""Loops over several things at once, with indices, in reverse, in chunks and windows."""

names, ages = ["ann", "bob", "cy"], [30, 25]
for i, (name, age) in enumerate(zip(names, ages), start=1):
    print(i, name, age)
for name in reversed(names):
    print(name, end=" ")
print()
print([names[i : i + 2] for i in range(0, len(names), 2)], list(zip(names, names[1:])), list(zip(*[iter(range(6))] * 2)))
it = iter("abcdef")
print([a + b for a, b in zip(it, it)], next(it, "empty"))
print(dict(zip(names, range(3))), max(enumerate([3, 9, 2]), key=lambda p: p[1]), sorted(range(5), key=lambda i: -i))
d = {"x": 1, "y": 2}
print({v: k for k, v in d.items()}, [k * v for k, v in d.items()], *d, *d.values(), sep="|")
rows = [[1, 2, 3], [4, 5, 6]]
print([list(column) for column in zip(*rows)], [x for row in rows for x in row], [sum(row) for row in rows])
for _ in range(2):
    for x in (y for y in range(3) if y):
        print(x, end=",")
print()
