"""Raw numbers that an exit leaves above its frames lie among the registers of callers further out: no collection may follow them."""
# oracles: 3.11


def small(n, x):
    y = x
    for i in range(n):
        x = x * 1.0000001 + i * 0.3
        y = y + x * 3.7
        if i == 17:
            y = y - 1.1
    return x + y


def first(a, *rest):
    return a


def big(a):
    s = small(40, 1.5)
    kept = [[a], [s]]
    kept.append([str(a)])
    first(a, first(a, a, a, a, a, first(a, a, a, a, a, first(a, a, a, a, a, first(a, a, a, a, first(a, a, a, a, a))))))
    return len(kept) + s


total = 0
for k in range(400):
    total += big(k)
print(round(total, 3))  # expect: 4917404.799
