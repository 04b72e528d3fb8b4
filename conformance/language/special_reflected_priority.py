"""A subclass on the right is asked first, when it provides the reflected method itself."""


class Base:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        return f"{self.name}.__add__"

    def __radd__(self, other):
        return f"{self.name}.__radd__"

    def __eq__(self, other):
        return f"{self.name}.__eq__"

    def __lt__(self, other):
        return f"{self.name}.__lt__"

    def __gt__(self, other):
        return f"{self.name}.__gt__"


class Overrides(Base):
    def __radd__(self, other):
        return f"{self.name}.__radd__ (override)"


class Inherits(Base):
    pass


print(Base("a") + Base("b"))  # expect: a.__add__
print(Base("a") + Overrides("b"))  # expect: b.__radd__ (override)
print(Base("a") + Inherits("b"))  # expect: a.__add__
print(Base("a") < Overrides("b"), Base("a") == Inherits("b"))  # expect: b.__gt__ b.__eq__


class Refuses:
    def __add__(self, other):
        return NotImplemented

    def __radd__(self, other):
        return NotImplemented


for left, right in ((Refuses(), 1), (1, Refuses()), (Refuses(), Refuses())):
    try:
        left + right
    except TypeError as error:
        print(error)
# expect: unsupported operand type(s) for +: 'Refuses' and 'int'
# expect: unsupported operand type(s) for +: 'int' and 'Refuses'
# expect: unsupported operand type(s) for +: 'Refuses' and 'Refuses'
print(Refuses() + Base("right"))  # expect: right.__radd__
