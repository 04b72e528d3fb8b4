"""Comprehensions, generator expressions and lambdas made anew in every iteration."""


def run(n):
    total = 0
    for i in range(n):
        squares = [x * i for x in range(i % 5)]
        total += sum(squares) + len({x % 2 for x in squares}) + sum(x for x in squares if x % 2)
        total += {k: v for v, k in enumerate(squares)}.get(i, 0)
    return total


print(run(3000))  # expect: 11715900


def captures(n):
    functions = []
    total = 0
    for i in range(n):
        f = lambda x: x + i
        total += f(1)
        if i % 500 == 0:
            functions.append(f)
        if i == 2000:
            i = 100000
    return total, [f(0) for f in functions]


print(captures(3000))  # expect: (4501500, [2999, 2999, 2999, 2999, 2999, 2999])


def nested(n):
    return sum([sum([a * b for b in range(a % 4)]) for a in range(n)])


print(nested(3000))  # expect: 4502250


def scoped(n):
    x = "outer"
    count = 0
    for i in range(n):
        values = [x for x in (i, i + 1)]
        count += values[0] if x == "outer" else -1
    return count


print(scoped(3000))  # expect: 4498500


def walrus(n):
    best = 0
    for i in range(n):
        if (value := i * 7919 % 4001) > best and (half := value // 2) < 10**6:
            best = value + half * 0
        _ = [last := k for k in range(i % 3)]
    return best, value, last


print(walrus(5000))  # expect: (4000, 1187, 0)
table = [[(i, j) for j in range(i)] for i in range(60)]
print(sum(a * b for row in table for a, b in row), sum(len(row) for row in table if row if row[0][0] % 2))
# expect: 1531345 900
makers = [(lambda k: [lambda: k + j for j in range(3)])(k) for k in range(300)]
print(sum(f() for row in makers for f in row))  # expect: 136350
# expect-jit: loops>=1 exits<350 failedCompilations=0
