"""while/else and for/else in loops that get compiled, left in every possible way."""


def primes(limit):
    found = []
    n = 2
    while n < limit:
        i = 0
        while i < len(found) and found[i] * found[i] <= n:
            if n % found[i] == 0:
                break
            i += 1
        else:
            found.append(n)
        n += 1
    else:
        found.append("end")
    return len(found), found[-2:]


print(primes(8000))  # expect: (1008, [7993, 'end'])


def mixed(n):
    counts = {"break": 0, "else": 0, "continue": 0}
    for i in range(n):
        for j in range(i % 9):
            if j == 5:
                counts["break"] += 1
                break
            if j % 2:
                counts["continue"] += 1
                continue
        else:
            counts["else"] += 1
    return counts


print(mixed(5000))  # expect: {'break': 1665, 'else': 3335, 'continue': 6664}


def condition_with_effects(n):
    calls = 0

    def test(i):
        nonlocal calls
        calls += 1
        return i < n

    i = 0
    while test(i):
        i += 1
        if i == n + 5:
            break
    else:
        i = -i
    return i, calls


print(condition_with_effects(4000), condition_with_effects(0))  # expect: (-4000, 4001) (0, 1)


def shrinking(n):
    items = list(range(n))
    rounds = 0
    while items:
        items = [x for x in items if x % (rounds + 2)]
        rounds += 1
        if rounds > 20:
            break
    else:
        rounds = -rounds
    return rounds, len(items)


print(shrinking(3000))  # expect: (21, 509)


def do_while(n):
    total = 0
    while True:
        n -= 1
        if n & 1:
            continue
        total += n
        if n <= 0:
            break
    return total


print(do_while(5000))  # expect: 6247500
for i in range(4000):
    if i == 3999:
        break
else:
    i = None
print(i)  # expect: 3999
# expect-jit: loops>=1 exits<150 failedCompilations=0
