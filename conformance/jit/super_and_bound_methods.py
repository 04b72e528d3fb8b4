"""super(), bound methods kept in variables, containers and attributes."""


class Base:
    def __init__(self, n):
        self.n = n

    def get(self):
        return self.n

    def twice(self):
        return self.get() * 2


class Middle(Base):
    def __init__(self, n):
        super().__init__(n + 1)

    def get(self):
        return super().get() + 10


class Leaf(Middle):
    def get(self):
        return super().get() + 100

    def twice(self):
        return super().twice() + 1


def run(n):
    total = 0
    for i in range(n):
        x = (Base, Middle, Leaf)[i % 3](i)
        total += x.twice()
    return total


print(run(6000))  # expect: 36484000


def bound(n):
    x = Leaf(1)
    get = x.get
    methods = [x.get, x.twice, Base(7).get]
    total = 0
    for i in range(n):
        total += get() + methods[i % 3]()
        if i == 2000:
            x.n = 0.5
        if i == 3000:
            Middle.get = lambda self: 0
        if i == 4000:
            x = Leaf(100)
            get = x.get
    return total


print(bound(5000))  # expect: 1082453.0
append_to = []
append = append_to.append
for i in range(4000):
    append(i)
    if i == 3000:
        append_to = []
print(len(append_to), len(append.__self__))  # expect: 0 4000
join, results = "".join, set()
for i in range(3000):
    results.add(join(["a", str(i % 7)]))
print(sorted(results))  # expect: ['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6']


class Holder:
    def __init__(self):
        self.callback = self.default

    def default(self):
        return 1


h = Holder()
total = 0
for i in range(3000):
    total += h.callback()
    if i % 1000 == 999:
        h.callback = (lambda k: lambda: k)(i)
print(total, Holder.default(h), h.default == h.default)  # expect: 2999000 1 True
# expect-jit: loops>=1 exits<100 failedCompilations=0
