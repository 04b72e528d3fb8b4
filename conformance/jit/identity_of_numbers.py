"""`is` on objects and on equal values kept in one variable does not change when a loop gets compiled."""


def run(n):
    same = different = none = 0
    kept = object()
    items = [kept, None, kept]
    for i in range(n):
        x = items[i % 3]
        if x is kept:
            same += 1
        if x is None:
            none += 1
        if x is not items[0]:
            different += 1
    return same, different, none


print(run(9000))  # expect: (6000, 3000, 3000)


def of_variables(n):
    count = 0
    for i in range(n):
        x = i * 1.5
        y = x
        if x is y:
            count += 1
        if id(x) == id(y):
            count += 1
        big = i << 70
        alias = big
        if big is alias and id(big) == id(alias):
            count += 1
    return count


print(of_variables(3000))  # expect: 9000


def booleans(n):
    count = 0
    for i in range(n):
        b = i % 2 == 0
        if b is True:
            count += 1
        elif b is False:
            count += 2
        if (i > 5) is (i > 5):
            count += 1
    return count


print(booleans(4000))  # expect: 10000


class Thing:
    pass


things = [Thing() for _ in range(10)]
seen = {}
for i in range(5000):
    seen[id(things[i * 3 % 10])] = i
print(len(seen), all(id(t) in seen for t in things))  # expect: 10 True
fresh = 0
for i in range(3000):
    a, b = Thing(), Thing()
    if a is not b and a is a:
        fresh += 1
    if [] is not [] and () is ():
        fresh += 1
print(fresh)  # expect: 6000
# expect-jit: loops>=1 exits<50 failedCompilations=0
