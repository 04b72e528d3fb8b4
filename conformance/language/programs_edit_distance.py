"""A small program: dynamic programming over two texts."""


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def longest_common(a, b):
    best = {}

    def solve(i, j):
        if i == len(a) or j == len(b):
            return ""
        if (i, j) not in best:
            if a[i] == b[j]:
                best[i, j] = a[i] + solve(i + 1, j + 1)
            else:
                best[i, j] = max(solve(i + 1, j), solve(i, j + 1), key=len)
        return best[i, j]

    return solve(0, 0)


for a, b in (("kitten", "sitting"), ("", "abc"), ("same", "same"), ("sunday", "saturday")):
    print(a, b, distance(a, b), repr(longest_common(a, b)))
# expect: kitten sitting 3 'ittn'
# expect:  abc 3 ''
# expect: same same 0 'same'
# expect: sunday saturday 3 'suday'


def knapsack(items, capacity):
    table = [0] * (capacity + 1)
    for weight, value in items:
        for c in range(capacity, weight - 1, -1):
            table[c] = max(table[c], table[c - weight] + value)
    return table[capacity]


print(knapsack([(12, 4), (2, 2), (1, 1), (1, 2), (4, 10)], 15))  # expect: 15
print(sum(distance(str(i), str(i * 7)) for i in range(100)))  # expect: 242
