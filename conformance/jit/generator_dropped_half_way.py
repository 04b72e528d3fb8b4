"""Generators given up in the middle of a hot loop run their finally clauses."""

log = []


def numbers(n):
    try:
        for i in range(n):
            yield i
    finally:
        log.append("closed")


def find(limit):
    for i in numbers(10000):
        if i >= limit:
            return i
    return None


total = 0
for k in range(3000):
    g = numbers(10)
    total += next(g) + next(g)
    g.close()
print(total, len(log))  # expect: 3000 3000
log.clear()
print(sum(find(k % 50) for k in range(500)))  # expect: 12250
import gc

gc.collect()
print(len(log))  # expect: 500
log.clear()


def with_return_in_finally():
    try:
        yield 1
        yield 2
    finally:
        log.append("f")


for k in range(2000):
    for x in with_return_in_finally():
        if k % 2:
            break
del x
gc.collect()
print(len(log))  # expect: 2000


def nested(n):
    try:
        yield from numbers(n)
    finally:
        log.append("outer")


log.clear()
g = nested(5000)
for x in g:
    if x == 4000:
        break
g.close()
print(log, x)  # expect: ['closed', 'outer'] 4000
log.clear()
g = numbers(10)
g.close()
print(log, list(g))  # expect: [] []
# expect-jit: loops>=1 exits<100 failedCompilations=0
