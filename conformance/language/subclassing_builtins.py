"""Classes that extend list, dict, int, str, tuple and Exception."""


class Stack(list):
    def push(self, item):
        self.append(item)

    def __getitem__(self, index):
        return f"item {super().__getitem__(index)}"


s = Stack([1])
s.push(2)
print(s, s[1], len(s), isinstance(s, list), type(s + [3]).__name__, [*s])
# expect: [1, 2] item 2 2 True list [1, 2]


class Meters(int):
    def __add__(self, other):
        return Meters(int(self) + other)

    def __str__(self):
        return f"{int(self)}m"


m = Meters(5)
print(m, m + 3, m * 2, repr(m), type(m + 1).__name__, type(m * 1).__name__, {5: "x"}[m])
# expect: 5m 8m 10 5 Meters int x


class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())

    def __len__(self):
        return 99


u = Upper("abc")
print(u, len(u), u == "ABC", u + "d", u[1:], type(u.lower()).__name__)  # expect: ABC 99 True ABCd BC str


class CountingDict(dict):
    writes = 0

    def __setitem__(self, key, value):
        self.writes += 1
        super().__setitem__(key, value)


d = CountingDict(a=1)
d["b"] = 2
d.update(c=3)
print(d, d.writes, d == {"a": 1, "b": 2, "c": 3})  # expect: {'a': 1, 'b': 2, 'c': 3} 1 True


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


p = Pair(1, 2)
print(p, p.first, p == (1, 2), hash(p) == hash((1, 2)))  # expect: (1, 2) 1 True True
a, b = p
print(a, b)  # expect: 1 2


class AppError(ValueError):
    pass


try:
    raise AppError("x", 1)
except ValueError as error:
    print(repr(error), error.args)
# expect: AppError('x', 1) ('x', 1)
