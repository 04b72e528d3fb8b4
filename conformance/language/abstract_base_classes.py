"""Classes that cannot be made before their abstract methods exist, and virtual subclasses."""

from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        """What it covers."""

    @property
    @abstractmethod
    def name(self):
        pass

    def describe(self):
        return f"{self.name}: {self.area()}"


class Square(Shape):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


print(Square(3).describe(), isinstance(Square(1), Shape), Shape.__abstractmethods__ == {"area", "name"})
# expect: square: 9 True True
for cls in (Shape, type("Half", (Shape,), {"area": lambda self: 1})):
    try:
        cls()
    except TypeError as error:
        print(str(error).split(" with")[0])
# expect: Can't instantiate abstract class Shape
# expect: Can't instantiate abstract class Half


class Duck:
    pass


Shape.register(Duck)
print(isinstance(Duck(), Shape), issubclass(Duck, Shape), Duck.__mro__[-1].__name__)  # expect: True True object
