"""A small program: counting paths, Pascal's triangle, Collatz lengths, primes and partitions."""


def paths(rows, columns, memo={}):
    if rows == 1 or columns == 1:
        return 1
    if (rows, columns) not in memo:
        memo[rows, columns] = paths(rows - 1, columns) + paths(rows, columns - 1)
    return memo[rows, columns]


def triangle(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]


def collatz_length(n, known={1: 1}):
    path = []
    while n not in known:
        path.append(n)
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    length = known[n]
    for m in reversed(path):
        length += 1
        known[m] = length
    return length


def partitions(n, largest=None):
    if n == 0:
        yield []
        return
    for first in range(min(n, largest or n), 0, -1):
        for rest in partitions(n - first, first):
            yield [first] + rest


print(paths(15, 15), [row[len(row) // 2] for row in triangle(10)])
# expect: 40116600 [1, 1, 2, 3, 6, 10, 20, 35, 70, 126]
print(max(range(1, 3000), key=collatz_length), collatz_length(27))  # expect: 2919 112
print(list(partitions(5)), sum(1 for _ in partitions(25)))
# expect: [[5], [4, 1], [3, 2], [3, 1, 1], [2, 2, 1], [2, 1, 1, 1], [1, 1, 1, 1, 1]] 1958
factors, n = [], 600851475143
d = 2
while n > 1:
    while n % d == 0:
        factors.append(d)
        n //= d
    d += 1
print(factors)  # expect: [71, 839, 1471, 6857]
print([(a, b, c) for a in range(1, 20) for b in range(a, 20) for c in range(b, 30) if a * a + b * b == c * c])
# expect: [(3, 4, 5), (5, 12, 13), (6, 8, 10), (8, 15, 17), (9, 12, 15), (12, 16, 20)]
