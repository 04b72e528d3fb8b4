"""Classes change at run time, and instances notice; __class__ and __bases__ can be assigned."""


class A:
    def name(self):
        return "A"


class B:
    def name(self):
        return "B"

    def only_b(self):
        return "b!"


a = A()
print(a.name())  # expect: A
a.__class__ = B
print(a.name(), a.only_b(), isinstance(a, A), type(a).__name__)  # expect: B b! False B


class Base1:
    value = 1


class Base2:
    value = 2


class Derived(Base1):
    pass


d = Derived()
print(d.value)  # expect: 1
Derived.__bases__ = (Base2,)
print(d.value, Derived.__mro__[1].__name__)  # expect: 2 Base2
A.name = lambda self: "new A"
print(A().name())  # expect: new A
A.name = B.name
print(A().name())  # expect: B


def method(self, x):
    return self.base + x


A.added = method
instance = A()
instance.base = 10
print(instance.added(5))  # expect: 15
instance.added = lambda x: "instance wins"
print(instance.added(5))  # expect: instance wins
A.__name__ = "Renamed"
print(A.__name__, type(instance).__name__)  # expect: Renamed Renamed
try:
    instance.__class__ = int
except TypeError as error:
    print(str(error)[:48])
# expect: __class__ assignment only supported for mutable 
