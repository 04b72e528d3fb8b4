"""Classes written by decorators and metaclasses of the library."""

from dataclasses import dataclass, field
from enum import Enum, IntEnum


@dataclass(order=True)
class Item:
    price: float
    name: str = "thing"
    tags: list = field(default_factory=list, compare=False)

    def total(self, n):
        return self.price * n


a, b = Item(2.5), Item(1.0, "cheap", ["x"])
print(a, b, a == Item(2.5), a > b, a.total(4), sorted([a, b])[0].name, a.tags is Item(1).tags)
# expect: Item(price=2.5, name='thing', tags=[]) Item(price=1.0, name='cheap', tags=['x']) True True 10.0 cheap False


@dataclass(frozen=True)
class Key:
    x: int


print({Key(1): "v"}[Key(1)])  # expect: v
try:
    Key(1).x = 2
except AttributeError as error:
    print(type(error).__name__, error)
# expect: FrozenInstanceError cannot assign to field 'x'


class Colour(Enum):
    RED = 1
    GREEN = 2
    ALSO_RED = 1


print(Colour.RED, Colour(2), Colour["GREEN"].value, Colour.ALSO_RED is Colour.RED, list(Colour), Colour.RED.name, repr(Colour.RED))
# expect: Colour.RED Colour.GREEN 2 True [<Colour.RED: 1>, <Colour.GREEN: 2>] RED <Colour.RED: 1>


class Level(IntEnum):
    LOW = 1
    HIGH = 5


print(Level.HIGH > 3, Level.LOW + 1, max(Level), isinstance(Level.LOW, int))  # expect: True 2 5 True
try:
    Colour(9)
except ValueError as error:
    print(error)
# expect: 9 is not a valid Colour
