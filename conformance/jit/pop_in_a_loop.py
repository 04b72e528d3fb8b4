"""Nothing is popped twice and nothing is lost, however often a loop is left through a guard."""


def drain(items):
    seen = []
    while items:
        x = items.pop()
        if x % 1000 == 0:
            seen.append(float(x))
        else:
            seen.append(x)
    return seen


items = list(range(5000))
seen = drain(items)
print(len(seen), seen[:3], sum(seen), items)  # expect: 5000 [4999, 4998, 4997] 12497500.0 []


def drain_mixed(items):
    count = total = 0
    while items:
        x = items.pop()
        count += 1
        if isinstance(x, str):
            total += len(x)
        else:
            total += x
    return count, total


print(drain_mixed([i if i % 7 else "x" * (i % 5) for i in range(6000)]))  # expect: (6000, 15425145)


def until_error(items):
    taken = []
    try:
        while True:
            taken.append(items.pop())
    except IndexError as error:
        return len(taken), taken[-1], str(error)


print(until_error(list(range(4000))))  # expect: (4000, 0, 'pop from empty list')


def from_front(items):
    total = 0
    while len(items) > 1:
        total += items.pop(0) * len(items)
    return total, items


print(from_front(list(range(3000))))  # expect: (4495501000, [2999])
d = {i: str(i) for i in range(3000)}
popped = []
for i in range(3500):
    popped.append(d.pop(i, None))
print(popped[2999], popped[3000], len(d), popped.count(None))  # expect: 2999 None 0 500
s = set(range(2000))
total = 0
while s:
    total += s.pop()
print(total)  # expect: 1999000
a, b = list(range(3000)), []
while a:
    b.append(a.pop() if len(a) % 2 else a.pop(0))
print(len(b), len(set(b)), b[:4])  # expect: 3000 3000 [0, 2999, 1, 2998]
# expect-jit: loops>=1 exits<100 failedCompilations=0
