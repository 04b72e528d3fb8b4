"""Names refer to objects: assignment never copies."""

a = [1, 2]
b = a
b.append(3)
print(a, a is b)  # expect: [1, 2, 3] True
b = b + [4]
print(a, b, a is b)  # expect: [1, 2, 3] [1, 2, 3, 4] False
grid = [[0] * 3] * 2
grid[0][1] = 9
print(grid)  # expect: [[0, 9, 0], [0, 9, 0]]
independent = [[0] * 3 for _ in range(2)]
independent[0][1] = 9
print(independent)  # expect: [[0, 9, 0], [0, 0, 0]]


def mutate(items, number):
    items.append(number)
    number += 1
    items = ["rebound"]
    return number


numbers, n = [], 5
print(mutate(numbers, n), numbers, n)  # expect: 6 [5] 5
shallow = list(a)
shallow[0] = "changed"
print(a, shallow)  # expect: [1, 2, 3] ['changed', 2, 3]
nested = [[1], [2]]
copy = nested[:]
copy[0].append("shared")
copy.append([3])
print(nested, copy)  # expect: [[1, 'shared'], [2]] [[1, 'shared'], [2], [3]]
self_containing = [1]
self_containing.append(self_containing)
print(self_containing, self_containing[1][1][0])  # expect: [1, [...]] 1
d = {}
d["self"] = d
print(d)  # expect: {'self': {...}}
