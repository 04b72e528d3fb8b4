"""Special methods are looked up on the class, not on the instance."""


class Thing:
    pass


thing = Thing()
thing.__len__ = lambda: 5
try:
    len(thing)
except TypeError as error:
    print(error)
# expect: object of type 'Thing' has no len()
Thing.__len__ = lambda self: 7
print(len(thing), thing.__len__())  # expect: 7 5


class Child(Thing):
    pass


print(len(Child()))  # expect: 7
Child.__len__ = lambda self: 8
print(len(Child()), len(thing))  # expect: 8 7
del Child.__len__
print(len(Child()))  # expect: 7
Thing.__add__ = lambda self, other: "added"
print(Child() + 1)  # expect: added
Thing.__call__ = lambda self, *a: a
print(thing(1, 2))  # expect: (1, 2)
Thing.__getitem__ = lambda self, i: i * 2 if i < 3 else thing.stop()
Thing.stop = lambda self: (_ for _ in ()).throw(IndexError)
print(list(thing))  # expect: [0, 2, 4]
Thing.__iter__ = lambda self: iter("via iter")
print("".join(thing))  # expect: via iter
Thing.__eq__ = lambda self, other: True
print(thing == 5, thing != 5, 5 in [thing])  # expect: True False True
del Thing.__len__, Child
try:
    len(thing)
except TypeError as error:
    print(error)
# expect: object of type 'Thing' has no len()
