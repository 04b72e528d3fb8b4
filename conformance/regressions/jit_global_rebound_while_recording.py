"""A global that a loop relies on is rebound by a callee at every moment of the loop's compilation once."""

SOURCE = """
k = 1


def change(x):
    global k
    if x == MOMENT:
        k = 1000
    return x


def run(n):
    total = 0
    for i in range(n):
        total += k
        if i % 2:
            total += len(sorted([i, i], key=change))
    return total
"""


def totals(n):
    for moment in range(1, n, 2):
        space = {"MOMENT": moment}
        exec(SOURCE, space)
        yield space["run"](n)


print(list(totals(10)) == [10 + 10 + 999 * (9 - m) for m in range(1, 10, 2)])  # expect: True
