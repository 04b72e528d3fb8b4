"""del unbinds names, attributes, items and slices."""

x = y = 1
del x
try:
    x
except NameError as error:
    print(error)
# expect: name 'x' is not defined
print(y)  # expect: 1
items = list(range(6))
del items[0], items[-1], items[1:3]
print(items)  # expect: [1, 4]
d = {"a": 1, "b": 2}
del d["a"]
print(d)  # expect: {'b': 2}
try:
    del d["zz"]
except KeyError as error:
    print("KeyError", error)
# expect: KeyError 'zz'


class Thing:
    shared = 1


thing = Thing()
thing.own = 2
del thing.own
try:
    del thing.shared
except AttributeError as error:
    print(error)
# expect: 'Thing' object has no attribute 'shared'
del Thing.shared
print(hasattr(thing, "shared"))  # expect: False
a, b, c = 1, 2, 3
del (a, [b, c])
print("a" in globals(), "c" in globals())  # expect: False False


def local():
    v = 1
    del v
    v = 2
    return v


print(local())  # expect: 2
try:
    del (1, 2)[0]
except SyntaxError:
    pass
except TypeError as error:
    print(error)
# expect: 'tuple' object doesn't support item deletion
