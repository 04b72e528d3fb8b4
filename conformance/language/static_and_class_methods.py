"""Three ways to call a function through a class."""


class Shape:
    sides = 0

    def instance(self):
        return self.sides

    @classmethod
    def of_class(cls, extra=0):
        return cls.__name__, cls.sides + extra

    @staticmethod
    def plain(a, b):
        return a * b


class Square(Shape):
    sides = 4


print(Shape.of_class(), Square.of_class(1), Square().of_class(2))
# expect: ('Shape', 0) ('Square', 5) ('Square', 6)
print(Shape.plain(2, 3), Square().plain(4, 5))  # expect: 6 20
print(Square.instance(Square()), Square().instance())  # expect: 4 4
try:
    Shape.instance()
except TypeError as error:
    print(error)
# expect: Shape.instance() missing 1 required positional argument: 'self'
print(Square.of_class.__self__ is Square, Square.plain is Shape.plain)  # expect: True True


class Counter:
    count = 0

    def __new__(cls, *args):
        cls.count += 1
        instance = super().__new__(cls)
        instance.number = cls.count
        return instance

    def __init__(self, tag="-"):
        self.tag = tag


a, b = Counter("a"), Counter()
print(a.number, a.tag, b.number, b.tag, Counter.count)  # expect: 1 a 2 - 2


class Always:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never called")


print(Always())  # expect: 42
