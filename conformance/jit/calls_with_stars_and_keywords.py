"""Argument tuples and dicts that exist only for a call, inlined and then suddenly observed."""

kept = []


def collect(*args, **kwargs):
    if len(args) > 3:
        kept.append((args, kwargs))
    return len(args) + len(kwargs)


def forward(*args, **kwargs):
    return collect(*args, extra=1, **kwargs)


def run(n):
    total = 0
    for i in range(n):
        if i % 1000 == 999:
            total += forward(i, i, i, i, key=i)
        elif i > 4000:
            total += forward(*range(i % 5), **{"a": i})
        else:
            total += forward(i, b=2)
    return total


print(run(6000), len(kept), kept[0], kept[-1])
# expect: 20013 404 ((999, 999, 999, 999), {'extra': 1, 'key': 999}) ((5999, 5999, 5999, 5999), {'extra': 1, 'key': 5999})


def defaults(a, b=[], *, c=None):
    b.append(a)
    return len(b) if c is None else c


total = 0
for i in range(3000):
    total += defaults(i) if i % 2 else defaults(i, [], c=i)
print(total)  # expect: 3374250


def swap(a, b):
    return b, a


x, y = 0, 1.5
for i in range(3001):
    x, y = swap(x, y)
print(x, y)  # expect: 1.5 0
a, *b = 0, 0
for i in range(3000):
    a, *b = (i, *b[-2:], a)
print(a, b)  # expect: 2999 [2996, 2997, 2998]
errors = 0
for i in range(3000):
    try:
        swap(*(1,) * (i % 4))
    except TypeError:
        errors += 1
print(errors)  # expect: 2250
# expect-jit: loops>=1 exits<150 failedCompilations=0
