"""An iterator over a list looks at the list as it is now."""

a = [1, 2, 3]
for x in a:
    if len(a) < 6:
        a.append(x * 10)
print(a)  # expect: [1, 2, 3, 10, 20, 30]
b = list(range(6))
seen = []
for x in b:
    seen.append(x)
    b.remove(x)
print(seen, b)  # expect: [0, 2, 4] [1, 3, 5]
c = [1, 2, 3]
it = iter(c)
next(it)
c.clear()
print(list(it))  # expect: []
c.extend([7, 8, 9])
print(list(it), "an exhausted iterator stays exhausted")  # expect: [] an exhausted iterator stays exhausted
d = [1, 2, 3]
r = reversed(d)
d.append(4)
print(list(r))  # expect: [3, 2, 1]
e = [1, 2, 3, 4]
for i, x in enumerate(e):
    e[i] = x * x
print(e)  # expect: [1, 4, 9, 16]
f = [0]
f += f
f += f
print(f, len(f))  # expect: [0, 0, 0, 0] 4
g = [1, 2]
g.extend(g)
g[1:3] = g
print(g)  # expect: [1, 1, 2, 1, 2, 2]
