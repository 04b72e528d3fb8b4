"""An attribute holds ints for a long time, then a float, then text, while old instances are alive."""


class Cell:
    def __init__(self, value):
        self.value = value
        self.count = 0


def bump(cell, amount):
    cell.value = cell.value + amount
    cell.count += 1
    return cell.value


old = [Cell(n) for n in range(5)]
worker = Cell(0)
for i in range(1_000_000):
    worker.value += 1
print(worker.value, type(worker.value).__name__)  # expect: 1000000 int
for i in range(2000):
    bump(worker, 1)
for i in range(3000):
    bump(worker, 0.5)
print(worker.value, [type(c.value).__name__ for c in old])  # expect: 1003500.0 ['int', 'int', 'int', 'int', 'int']
for i in range(3000):
    bump(old[i % 5], 1)
print([c.value for c in old])  # expect: [600, 601, 602, 603, 604]
worker.value = "text"
for i in range(2000):
    bump(worker, "x" if i % 500 == 0 else "")
print(worker.value, worker.count)  # expect: textxxxx 7000
for i in range(2000):
    bump(old[i % 5], 0.25 if i % 2 else 1)
print([c.value for c in old], [c.count for c in old])
# expect: [850.0, 851.0, 852.0, 853.0, 854.0] [1000, 1000, 1000, 1000, 1000]
mixed = [Cell(1), Cell(2.5), Cell("s"), Cell(None), Cell(2**70), Cell([1])]
log = []
for i in range(6000):
    cell = mixed[i % 6]
    cell.count += 1
    if i >= 5994:
        log.append((type(cell.value).__name__, cell.value, cell.count))
print(log)
# expect: [('int', 1, 1000), ('float', 2.5, 1000), ('str', 's', 1000), ('NoneType', None, 1000), ('int', 1180591620717411303424, 1000), ('list', [1], 1000)]
total = 0
for i in range(4000):
    c = Cell(i if i < 3000 else i + 0.5)
    total += c.value
print(total)  # expect: 7998500.0
worker.value = 2**30 - 5
for i in range(20):
    worker.value += 1
print(worker.value, isinstance(worker.value, int))  # expect: 1073741839 True
# modes: off on eager
# expect-jit: loops>=1 exits<100 failedCompilations=0
