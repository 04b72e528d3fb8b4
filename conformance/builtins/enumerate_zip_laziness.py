"""Built-in iterators take no more than they are asked for, and remember where they are."""

log = []


def source(name, n):
    for i in range(n):
        log.append(f"{name}{i}")
        yield i


z = zip(source("a", 3), source("b", 2))
print(next(z), log)  # expect: (0, 0) ['a0', 'b0']
print(list(z), log)  # expect: [(1, 1)] ['a0', 'b0', 'a1', 'b1', 'a2']
log.clear()
m = map(lambda x: log.append("f") or x * 2, source("m", 3))
print(next(m), log)  # expect: 0 ['m0', 'f']
log.clear()
f = filter(lambda x: x % 2, source("f", 6))
print(next(f), log, next(f), log)  # expect: 1 ['f0', 'f1', 'f2', 'f3'] 3 ['f0', 'f1', 'f2', 'f3']
log.clear()
e = enumerate(source("e", 3), 10)
print(next(e), next(e), log, list(e), list(e))  # expect: (10, 0) (11, 1) ['e0', 'e1', 'e2'] [(12, 2)] []
print(any(x > 1 for x in source("any", 5)), log[-1], all(x < 1 for x in source("all", 5)), log[-1])
# expect: True any2 False all1
log.clear()
print(2 in source("in", 10), log, min(source("min", 2)), max(map(lambda x: -x, source("max", 2))))
# expect: True ['in0', 'in1', 'in2', 'min0', 'min1', 'max0', 'max1'] 0 0
