"""Effects are counted: a guard that fails in the middle of an iteration must not repeat any of them."""

log = []


class Recorder:
    def __init__(self):
        self.writes = 0
        self.value = 0

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        if name == "value":
            object.__setattr__(self, "writes", self.writes + 1)


def run(n):
    r = Recorder()
    items, counts = [], [0, 0, 0]
    table = {}
    for i in range(n):
        r.value = i
        items.append(i)
        counts[i % 3] += 1
        table[i % 10] = table.get(i % 10, 0) + 1
        x = i if i % 97 else float(i)
        y = x + 1
        if i % 101 == 0:
            y = str(y)
        counts[0] += len(y) if isinstance(y, str) else 0
        items[-1] = y
    return r.writes, len(items), counts, sum(table.values())


print(run(5000))  # expect: (5001, 5000, [1857, 1667, 1666], 5000)


def once(i):
    log.append(i)
    return i if i % 50 else None


def effect_before_failure(n):
    total = errors = 0
    for i in range(n):
        try:
            total += once(i)
        except TypeError:
            errors += 1
    return total, errors, len(log), len(set(log))


print(effect_before_failure(4000))  # expect: (7840000, 80, 4000, 4000)
state = iter(range(10**6))


def consume(n):
    last = None
    for i in range(n):
        x = next(state)
        if x % 3 == 0:
            x = x * 0.5
        elif x % 1000 == 1:
            x = [x]
        last = x
    return last


print(consume(5000), next(state))  # expect: 4999 5000
written = []


class Out:
    def write(self, text):
        written.append(text)


import sys

saved = sys.stdout
sys.stdout = Out()
for i in range(2000):
    print(i if i % 40 else None)
sys.stdout = saved
print(len(written), written[:4], written.count("None"))  # expect: 4000 ['None', '\n', '1', '\n'] 50
box = [0]


def bump():
    box[0] += 1
    return box[0]


mismatches = 0
for i in range(4000):
    before = box[0]
    values = [bump(), bump() * (1 if i % 60 else 1.5)]
    if box[0] != before + 2:
        mismatches += 1
print(box, mismatches)  # expect: [8000] 0
# expect-jit: loops>=1 exits<100 failedCompilations=0
