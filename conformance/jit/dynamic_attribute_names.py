"""getattr, setattr, delattr, vars and __dict__ with names that vary, beside ordinary access."""


class Bag:
    pass


def run(n):
    bag = Bag()
    total = 0
    for i in range(n):
        name = "field" + str(i % 20)
        setattr(bag, name, getattr(bag, name, 0) + i)
        total += getattr(bag, "field3", 0)
        if i % 400 == 399:
            delattr(bag, name)
    return total, len(vars(bag)), bag.field3


print(run(5000))  # expect: (1041662750, 20, 623250)


def through_dict(n):
    bag = Bag()
    bag.x = 0
    view = bag.__dict__
    total = 0
    for i in range(n):
        view["x"] = i if i < 2000 else str(i)
        total += bag.x if isinstance(bag.x, int) else len(bag.x)
        bag.y = i
        total += view["y"]
        if i % 1000 == 999:
            del view["y"]
            total += 0 if hasattr(bag, "y") else 7
        if i == 3000:
            bag.__dict__ = {"x": 0, "fresh": 1}
            view = bag.__dict__
    return total, sorted(view)


print(through_dict(4000))  # expect: (10005028, ['fresh', 'x'])


def many_shapes(n):
    total = 0
    for i in range(n):
        bag = Bag()
        for k in range(i % 6):
            setattr(bag, "abcdef"[(i + k) % 6], k)
        if hasattr(bag, "c"):
            total += bag.c + 1
    return total


print(many_shapes(3000))  # expect: 2500


def hundreds(n):
    bag = Bag()
    for i in range(n):
        setattr(bag, f"a{i}", i)
    total = 0
    for i in range(n):
        total += getattr(bag, f"a{n - 1 - i}")
    return total, len(bag.__dict__)


print(hundreds(600))  # expect: (179700, 600)


class Slotted:
    __slots__ = ("a", "b")


s = Slotted()
missing = 0
for i in range(3000):
    if i % 3 == 0:
        s.a = i
    try:
        missing += s.a % 2
        if i % 3 == 1:
            del s.a
    except AttributeError:
        missing += 1000
print(missing)  # expect: 1001000
# expect-jit: loops>=1 exits<11050 failedCompilations=0
