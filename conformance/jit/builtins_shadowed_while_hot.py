"""Globals that shadow built-ins come and go while loops that use the built-ins are compiled."""


def count(n):
    total = 0
    for i in range(n):
        total += len("abc") + abs(-i)
    return total


print(count(300))  # expect: 45750
len = lambda x: 100
print(count(300))  # expect: 74850
del len
print(count(300))  # expect: 45750
totals = []
for k in range(12):
    if k % 2:
        abs = lambda x: 1
    elif k:
        del abs
    totals.append(count(300))
print(totals == [45750, 1200] * 6)  # expect: True


def shadowing(n):
    global min
    seen = []
    for i in range(n):
        seen.append(min(i, 5))
        if i == n // 2:
            min = max
    del min
    return sum(seen)


print(shadowing(200), shadowing(200))  # expect: 15340 15340
# expect-jit: loops>=1 exits<100 failedCompilations=0
