"""range in every direction, empty, huge, and with the loop variable changed in the body."""
# oracles: 3.11


def run(*arguments):
    count = total = 0
    last = None
    for i in range(*arguments):
        count += 1
        total += i
        last = i
        i = "overwritten"
    return count, total, last, i if count else None


for arguments in ((3000,), (0,), (-5,), (10, 3000), (3000, 10), (0, 6000, 2), (0, 6001, 2), (5000, 0, -1), (5000, -1, -7), (0, -3000, -1), (-3000, 3000, 3)):
    print(arguments, run(*arguments))
top = 2**63
print(run(top - 2000, top + 1000), run(2**31 - 1500, 2**31 + 1500), run(-top + 1000, -top - 2000, -1), run(2**70, 2**70 + 2000))
print(run(0, 2**62, 2**51)[:2], run(0, 10**30, 10**27)[:2])


def nested(n):
    total = 0
    for i in range(n):
        for j in range(i, -1, -(i % 3 + 1)):
            total += j
        for j in range(i, i + 3):
            total -= j
    return total


print(nested(300))


def limit_changes(n):
    total = 0
    for i in range(n):
        n = 5
        total += i
    return total, n


print(limit_changes(3000))


def index_reused(n):
    total = 0
    for i in range(3):
        for i in range(n):
            total += i
        total += i
    return total, i


print(index_reused(2000))
print(sum(range(10**6)), sum(range(0, 10**6, 3)), len(range(-10, 10**12, 7)), sum(reversed(range(3000))))
