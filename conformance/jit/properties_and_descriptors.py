"""Properties, descriptors and __getattr__ in a hot loop, replaced and bypassed half-way."""


class Celsius:
    reads = 0

    def __init__(self, value):
        self._value = value

    @property
    def value(self):
        Celsius.reads += 1
        return self._value

    @value.setter
    def value(self, new):
        if new > 1000:
            raise ValueError("too hot")
        self._value = new


def run(n):
    c = Celsius(0)
    refused = 0
    for i in range(n):
        try:
            c.value += i % 3
        except ValueError:
            refused += 1
            c.value = 0
    return c.value, refused, Celsius.reads


print(run(6000))  # expect: (990, 5, 6001)


def replaced(n):
    class Local:
        @property
        def p(self):
            return 1

    x = Local()
    total = 0
    for i in range(n):
        total += x.p
        if i == 2000:
            Local.p = 10
        if i == 3000:
            x.p = 100
        if i == 4000:
            Local.p = property(lambda self: 1000)
    return total


print(replaced(5000))  # expect: 1111001


class Scaled:
    def __init__(self, factor):
        self.factor = factor

    def __get__(self, instance, owner):
        return self if instance is None else instance.base * self.factor


class Host:
    double = Scaled(2)
    triple = Scaled(3)

    def __init__(self, base):
        self.base = base


h = Host(1)
total = 0
for i in range(4000):
    h.base = i if i < 3000 else i * 0.5
    total += h.double + h.triple
    if i == 3500:
        Host.double.factor = -2
    if i == 3600:
        h.__dict__["triple"] = 1
print(total)  # expect: 25224849.0


class Dynamic:
    def __init__(self):
        self.calls = 0

    def __getattr__(self, name):
        self.__dict__["calls"] += 1
        if name == "bad":
            raise AttributeError(name)
        return len(name)


d = Dynamic()
total = 0
for i in range(3000):
    total += d.abc + getattr(d, "n" * (i % 4 + 1)) + (1 if hasattr(d, "bad") else 0)
print(total, d.calls)  # expect: 16500 9000
# expect-jit: loops>=1 exits<50 failedCompilations=0
