"""A global is rebound by a callee while the caller's loop is compiled: the next iteration must see the new value."""

factor = 1


def step(i):
    global factor
    if i == 5000:
        factor = 10
    return i


def run(n):
    total = 0
    for i in range(n):
        before = factor
        step(i)
        total += factor * 1000 + before
    return total


print(run(5001), factor)  # expect: 5015001 10
print(run(5001), factor)  # expect: 50060010 10
factor = 1
print(run(10000), factor)  # expect: 55054991 10


def toggling(i):
    global factor
    if i % 1000 == 0:
        factor = -factor
    return factor


def run_toggling(n):
    total = 0
    for i in range(n):
        total += factor
        toggling(i)
        total += factor * 2
    return total


factor = 3
print(run_toggling(20000))  # expect: 0


def helper(x):
    return x + 1


def replacement(x):
    return x + 100


def swaps(i):
    global helper
    if i == 3000:
        helper = replacement
    if i == 4000:
        helper = len


def run_function(n):
    total = 0
    for i in range(n):
        swaps(i)
        try:
            total += helper(i)
        except TypeError:
            total += 1000000
    return total


print(run_function(5000))  # expect: 1008101000
factor = 2
seen = []
for i in range(3000):
    if i % 500 == 250:
        globals()["factor"] = i
    seen.append(factor)
print(sum(seen), seen[249], seen[250], seen[2999])  # expect: 3813000 2 250 2750
# expect-jit: loops>=1 exits<50 failedCompilations=0
