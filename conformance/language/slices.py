"""Slices of sequences, with steps and negative bounds, and slice assignment."""

s = "abcdefgh"
print(s[2:5], s[:3], s[-3:], s[::2], s[::-1], s[6:1:-2], s[10:], s[-100:2], s[5:2])
# expect: cde abc fgh aceg hgfedcba gec  ab 
items = list(range(10))
print(items[1:9:3], items[::-3], items[-1:-4:-1])  # expect: [1, 4, 7] [9, 6, 3, 0] [9, 8, 7]
items[2:5] = ["a"]
print(items)  # expect: [0, 1, 'a', 5, 6, 7, 8, 9]
items[1:1] = [10, 11]
print(items)  # expect: [0, 10, 11, 1, 'a', 5, 6, 7, 8, 9]
items[::2] = [0] * len(items[::2])
print(items)  # expect: [0, 10, 0, 1, 0, 5, 0, 7, 0, 9]
del items[::3]
print(items)  # expect: [10, 0, 0, 5, 7, 0]
items[:] = []
print(items)  # expect: []
t = (1, 2, 3, 4)
print(t[1:], t[:-1], t[::-1], t[4:])  # expect: (2, 3, 4) (1, 2, 3) (4, 3, 2, 1) ()
print(range(10)[2:8:2], range(10)[::-1], b"bytes"[1:3])  # expect: range(2, 8, 2) range(9, -1, -1) b'yt'
print(slice(1, 2), slice(None, 5).indices(3), slice(None, None, -1).indices(4), slice(1, 9, 2).step)
# expect: slice(1, 2, None) (0, 3, 1) (3, -1, -1) 2
numbers = [1, 2, 3, 4]
try:
    numbers[::2] = [1]
except ValueError as error:
    print(error)
# expect: attempt to assign sequence of size 1 to extended slice of size 2
try:
    numbers[0:1] = 5
except TypeError as error:
    print(error)
# expect: must assign iterable to extended slice
try:
    numbers["a"]
except TypeError as error:
    print(error)
# expect: list indices must be integers or slices, not str
try:
    numbers[::0]
except ValueError as error:
    print(error)
# expect: slice step cannot be zero
try:
    numbers[4]
except IndexError as error:
    print(error)
# expect: list index out of range
try:
    numbers[-5] = 1
except IndexError as error:
    print(error)
# expect: list assignment index out of range
# oracles: 3.14
