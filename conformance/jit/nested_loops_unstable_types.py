"""Loops inside loops, with variables whose types differ from one pass to the next."""


def run(n):
    total = 0
    for i in range(n):
        step = i if i % 3 == 0 else i * 0.5
        inner = 0 if i % 2 else 0.0
        for j in range(i % 7):
            inner += step * j
        total += inner
    return total


print(run(4000))  # expect: 26655341.0


def triangular(n):
    count = 0
    last = None
    for i in range(n):
        for j in range(i):
            if (i + j) % 5 == 0:
                last = (i, j)
                continue
            count += i ^ j
            if count > 10**6:
                count %= 1009
                break
        else:
            count += 1
    return count, last


print(triangular(150))  # expect: (850246, (149, 146))


def triple(n):
    total = 0
    for a in range(n):
        for b in range(a, n):
            c = b
            while c > 0:
                total += c & a
                c //= 3
    return total


print(triple(80))  # expect: 82286


def inner_changes_outer(n):
    items = [1, 2, 3]
    total = 0
    i = 0
    while i < n:
        for x in items:
            total += x
            i += 1
            if i == 3000:
                items = [0.5, "skip", 2]
                break
            if x == "skip":
                total -= 1
    return total, i


try:
    print(inner_changes_outer(5000))
except TypeError as error:
    print(error)
# expect: unsupported operand type(s) for +=: 'float' and 'str'


def lists_of_lists(n):
    rows = [[1, 2], [0.5], [], [2**40, 1]]
    total = 0
    for i in range(n):
        for row in rows:
            for x in row:
                total += x
        if i % 1000 == 0:
            rows.append([i])
    return total


print(lists_of_lists(4000))  # expect: 4398046521116000.0
# expect-jit: loops>=1 exits<200 failedCompilations=0
