"""Look-up follows the method resolution order, which linearises all bases (the C3 algorithm)."""


class A:
    def who(self):
        return "A"

    def only_a(self):
        return "only A, called on " + self.who()


class B(A):
    def who(self):
        return "B"


class C(A):
    def who(self):
        return "C"


class D(B, C):
    pass


class E(D):
    def who(self):
        return "E"


print([cls.__name__ for cls in D.__mro__])  # expect: ['D', 'B', 'C', 'A', 'object']
print(D().who(), E().who(), E().only_a())  # expect: B E only A, called on E
print(issubclass(D, A), issubclass(A, D), isinstance(E(), C), E.__bases__ == (D,))  # expect: True False True True


class X(B):
    pass


class Y(C):
    pass


class Z(X, Y):
    pass


print([cls.__name__ for cls in Z.mro()])  # expect: ['Z', 'X', 'B', 'Y', 'C', 'A', 'object']

try:

    class Impossible(A, B):
        pass

except TypeError as error:
    print(str(error).splitlines()[0])
# expect: Cannot create a consistent method resolution order (MRO) for bases A, B
try:

    class Twice(A, A):
        pass

except TypeError as error:
    print(error)
# expect: duplicate base class A
# oracles: 3.14
