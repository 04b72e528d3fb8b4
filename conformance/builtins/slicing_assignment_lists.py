"""Replacing parts of a list by slices of other lengths."""

a = list(range(10))
a[3:6] = []
print(a)  # expect: [0, 1, 2, 6, 7, 8, 9]
a[0:0] = ["x", "y"]
print(a)  # expect: ['x', 'y', 0, 1, 2, 6, 7, 8, 9]
a[-2:] = (1, 2, 3, 4)
print(a)  # expect: ['x', 'y', 0, 1, 2, 6, 7, 1, 2, 3, 4]
a[::3] = "ABCD"
print(a)  # expect: ['A', 'y', 0, 'B', 2, 6, 'C', 1, 2, 'D', 4]
a[5:2] = ["between"]
print(a)  # expect: ['A', 'y', 0, 'B', 2, 'between', 6, 'C', 1, 2, 'D', 4]
a[100:] = ["end"]
a[:-100] = ["start"]
print(a)  # expect: ['start', 'A', 'y', 0, 'B', 2, 'between', 6, 'C', 1, 2, 'D', 4, 'end']
a[1:-1] = a
print(len(a), a[:4])  # expect: 16 ['start', 'start', 'A', 'y']
del a[::2], a[-3:]
print(a)  # expect: ['start', 'y', 'B', 'between', 'C']
b = [1, 2, 3]
b[:] = (x * 2 for x in b)
print(b)  # expect: [2, 4, 6]
b[1:2] = {"k": 1}
print(b)  # expect: [2, 'k', 6]
b *= 2
b[1:4:2] = [[], []]
print(b)  # expect: [2, [], 6, [], 'k', 6]
try:
    b[::2] = [1, 2]
except ValueError as error:
    print(error)
# expect: attempt to assign sequence of size 2 to extended slice of size 3
