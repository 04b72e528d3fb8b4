"""A dict whose keys compare and hash in Python, looked up in a hot loop: every look-up may run Python code."""


class Key:
    compared = 0
    hashed = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        Key.hashed += 1
        return self.n % 5

    def __eq__(self, other):
        Key.compared += 1
        return self.n == other.n


table = {Key(n): n * n for n in range(12)}
Key.compared = Key.hashed = 0
total = 0
for i in range(3000):
    total += table[Key(i % 12)]
print(total, Key.hashed, Key.compared)  # expect: 126500 3000 5250


class Fickle:
    """Raises from __eq__ now and then; the loop around must see the exception at the right moment."""

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if other.n == 999:
            raise ValueError("refuses 999")
        return self.n == other.n


table = {Fickle(n): n for n in range(3)}
caught = found = missing = 0
for i in range(4000):
    probe = Fickle(999 if i % 1000 == 999 else i % 4)
    try:
        found += table[probe]
    except ValueError:
        caught += 1
    except KeyError:
        missing += 1
print(found, missing, caught)  # expect: 3000 996 4


class Growing:
    """Its __eq__ grows the dict that is being searched."""

    armed = False

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if Growing.armed:
            Growing.armed = False
            for extra in range(100):
                grown[f"extra{extra}"] = extra
        return self.n == other.n


grown = {Growing(0): "zero", Growing(1): "one"}
hits = 0
for i in range(2000):
    if i == 1500:
        Growing.armed = True
    if grown[Growing(1)] == "one":
        hits += 1
print(hits, len(grown))  # expect: 2000 102
# expect-jit: loops>=1 exits<50 failedCompilations=0
