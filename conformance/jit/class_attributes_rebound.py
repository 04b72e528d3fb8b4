"""Attributes of classes that are rebound again and again, and who looks at them: instances, subclasses, methods, descriptors."""


class Base:
    count = 0
    k = 1
    _hidden = 0
    __slots_like = 5


class Derived(Base):
    pass


class Grand(Derived):
    count = 100


def counting(n):
    b, d, g = Base(), Derived(), Grand()
    total = 0
    for i in range(n):
        Base.count += 1
        Base.k = i
        Base._hidden = -i
        total += b.count + d.count + g.count + d.k + Grand._hidden
        if i % 50 == 7:
            Derived.count = 5
        if i % 50 == 9:
            del Derived.count
    return total, Base.count, Derived.count, Grand.count


print(counting(500))  # expect: (295910, 500, 500, 100)


def methods(n):
    class Holder:
        def act(self):
            return 1

    def other(self):
        return 2

    first = Holder.act
    h = Holder()
    total = 0
    for i in range(n):
        total += h.act()
        Holder.act = other if i & 1 else first
    return total


print(methods(300))  # expect: 449


def descriptors(n):
    class Holder:
        x = 0

    h = Holder()
    h.x = 10
    total = 0
    for i in range(n):
        total += h.x
        if i == n // 2:
            Holder.x = property(lambda self: 1)
        if i == n - 3:
            Holder.x = 3
    return total


print(descriptors(100))  # expect: 577


class Meta(type):
    def __setattr__(cls, name, value):
        super().__setattr__(name, value * 2)


class Doubled(metaclass=Meta):
    x = 1


for i in range(20):
    Doubled.x = i
print(Doubled.x)  # expect: 38


class Special:
    x = 1

    def __len__(self):
        return 1


s = Special()
lengths = 0
for i in range(100):
    lengths += len(s)
    if i == 50:
        Special.__len__ = lambda self: 10
print(lengths, bool(s))  # expect: 541 True


try:
    int.real = 5
except TypeError as error:
    print(error)  # expect: cannot set 'real' attribute of immutable type 'int'


class Manager:
    def __enter__(self):
        return 1

    def __exit__(self, *args):
        return True


def managed(n):
    total = 0
    m = Manager()
    for i in range(n):
        with m as one:
            total += one
            raise KeyError(i)
        if i == n // 2:
            Manager.__enter__ = lambda self: 100
    return total


print(managed(200))  # expect: 10001


class NoExit:
    def __enter__(self):
        pass


for o in (NoExit(), NoExit()):
    try:
        with o:
            pass
    except TypeError as error:
        print(error)
# expect: 'NoExit' object does not support the context manager protocol (missed __exit__ method)
# expect: 'NoExit' object does not support the context manager protocol (missed __exit__ method)


class A:
    def name(self):
        return "A"


class B(A):
    def name(self):
        return "B" + super().name()


class C(A):
    def name(self):
        return "C" + super().name()


class D(B, C):
    def name(self):
        return "D" + super().name()


names = set()
for i in range(200):
    names.add((D(), B(), C())[i % 3].name())
    if i == 150:
        A.name = lambda self: "a"
print(sorted(names))  # expect: ['BA', 'Ba', 'CA', 'Ca', 'DBCA', 'DBCa']
# expect-jit: loops>=1 exits<100 failedCompilations=0
