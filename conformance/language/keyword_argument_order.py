"""Keyword arguments keep their order; ** accepts any mapping with string keys."""


def names(**kw):
    return list(kw.items())


print(names(z=1, a=2, m=3))  # expect: [('z', 1), ('a', 2), ('m', 3)]
print(names(**{"b": 1}, c=2, **{"a": 3}))  # expect: [('b', 1), ('c', 2), ('a', 3)]


class Mapping:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key * 2


print(names(**Mapping()))  # expect: [('p', 'pp'), ('q', 'qq')]
try:
    names(**{1: 2})
except TypeError as error:
    print(error)
# expect: keywords must be strings


def swap(a, b):
    return b, a


print(swap(b=1, a=2), swap(*[1], **{"b": 2}))  # expect: (1, 2) (2, 1)
print(dict(x=1, **{"not-an-identifier": 2}))  # expect: {'x': 1, 'not-an-identifier': 2}


class WithInit:
    def __init__(self, *args, **kw):
        self.args, self.kw = args, kw


w = WithInit(1, *"ab", k=2, **{"l": 3})
print(w.args, w.kw)  # expect: (1, 'a', 'b') {'k': 2, 'l': 3}
print(names(self=1, function=2) if True else None)  # expect: [('self', 1), ('function', 2)]
