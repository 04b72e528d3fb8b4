"""__slots__ gives instances fixed attributes and no __dict__."""


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
p.x += 10
print(p.x, p.y, hasattr(p, "__dict__"))  # expect: 11 2 False
try:
    p.z = 3
except AttributeError as error:
    print(type(error).__name__)
# expect: AttributeError
del p.x
try:
    p.x
except AttributeError as error:
    print(error)
# expect: 'Point' object has no attribute 'x'


class Point3(Point):
    __slots__ = ("z",)


q = Point3(1, 2)
q.z = 3
print(q.x, q.y, q.z)  # expect: 1 2 3


class Open(Point):
    pass


o = Open(5, 6)
o.anything = 7
print(o.x, o.anything, o.__dict__)  # expect: 5 7 {'anything': 7}
print(Point.x.__get__(Point(8, 9)), type(Point.x).__name__)  # expect: 8 member_descriptor
