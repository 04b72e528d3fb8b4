"""A name with two leading underscores in a class gets the class's name in front."""


class Base:
    __secret = "base"

    def __init__(self):
        self.__value = 1

    def read(self):
        return self.__value, self.__secret


class Derived(Base):
    __secret = "derived"

    def __init__(self):
        super().__init__()
        self.__value = 2

    def read_derived(self):
        return self.__value, self.__secret


d = Derived()
print(d.read(), d.read_derived(), sorted(vars(d)))
# expect: (1, 'base') (2, 'derived') ['_Base__value', '_Derived__value']
print(d._Base__value, Base._Base__secret)  # expect: 1 base
try:
    d.__value
except AttributeError as error:
    print(error)
# expect: 'Derived' object has no attribute '__value'


class Dunder:
    def __init__(self):
        self.__kept__ = "not mangled"


print(vars(Dunder()))  # expect: {'__kept__': 'not mangled'}
