"""Assignment takes sequences apart, with one star for the rest."""

a, b = 1, 2
a, b = b, a
print(a, b)  # expect: 2 1
[c, (d, e)] = 3, [4, 5]
print(c, d, e)  # expect: 3 4 5
first, *middle, last = range(6)
print(first, middle, last)  # expect: 0 [1, 2, 3, 4] 5
*init, tail = "ab"
print(init, tail)  # expect: ['a'] b
head, *rest = [1]
print(head, rest)  # expect: 1 []
(x, *y), z = [(1, 2, 3), 4]
print(x, y, z)  # expect: 1 [2, 3] 4
for i, (j, *k) in [(1, "abc"), (2, "d")]:
    print(i, j, k)
# expect: 1 a ['b', 'c']
# expect: 2 d []
p = q = [0]
p.append(1)
print(q)  # expect: [0, 1]
i = 0
i, values = 1, [10, 20]
values[i], i = 99, 5
print(values, i)  # expect: [10, 99] 5
data = {}
data["k"], data["l"] = "v", "w"
print(data)  # expect: {'k': 'v', 'l': 'w'}


def attempt(action):
    try:
        action()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


def too_few():
    a, b, c = [1, 2]


def too_many():
    a, b = iter([1, 2, 3])


def too_few_for_star():
    a, b, *c = [1]


def not_iterable():
    a, b = 5


attempt(too_few)  # expect: ValueError not enough values to unpack (expected 3, got 2)
attempt(too_many)  # expect: ValueError too many values to unpack (expected 2)
attempt(too_few_for_star)  # expect: ValueError not enough values to unpack (expected at least 2, got 1)
attempt(not_iterable)  # expect: TypeError cannot unpack non-iterable int object
