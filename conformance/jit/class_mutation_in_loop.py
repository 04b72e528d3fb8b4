"""Methods, bases, __class__ and special methods change under a running loop."""


class A:
    def value(self):
        return 1

    def __add__(self, other):
        return 10


class B:
    def value(self):
        return 2

    def __add__(self, other):
        return 20


def run(n):
    x = A()
    total = 0
    for i in range(n):
        total += x.value() + (x + 0)
        if i == 2000:
            x.__class__ = B
        if i == 3000:
            B.value = lambda self: 3
        if i == 4000:
            del B.__add__
            B.__radd__ = lambda self, other: 0
            B.__add__ = lambda self, other: 30
        if i == 4500:
            x.value = lambda: 4
    return total


print(run(5000))  # expect: 100477


class Callable:
    def __call__(self):
        return 1


def calls(n):
    c = Callable()
    total = 0
    for i in range(n):
        total += c()
        if i == 2500:
            Callable.__call__ = lambda self: 100
    return total


print(calls(5000))  # expect: 252401


class Truth:
    pass


def truth(n):
    t = Truth()
    yes = 0
    for i in range(n):
        if t:
            yes += 1
        if i == 1500:
            Truth.__bool__ = lambda self: False
        if i == 3000:
            del Truth.__bool__
            Truth.__len__ = lambda self: 0
        if i == 4000:
            Truth.__len__ = lambda self: 3
    return yes


print(truth(5000))  # expect: 2500


class Left:
    tag = "left"


class Right:
    tag = "right"


class Child(Left):
    pass


def bases(n):
    c = Child()
    counts = {"left": 0, "right": 0}
    for i in range(n):
        counts[c.tag] += 1
        if i % 1000 == 999:
            Child.__bases__ = (Right,) if Child.__bases__ == (Left,) else (Left,)
    return counts


print(bases(5500))  # expect: {'left': 3000, 'right': 2500}


class Gets:
    def __getattr__(self, name):
        return len(name)


def getattr_appears(n):
    g = Gets()
    total = 0
    for i in range(n):
        total += g.abc
        if i == 1000:
            g.abc = 50
        if i == 2000:
            Gets.__getattribute__ = lambda self, name: 7
        if i == 3000:
            del Gets.__getattribute__
    return total


print(getattr_appears(4000))  # expect: 109953
# expect-jit: loops>=1 exits<100 failedCompilations=0
