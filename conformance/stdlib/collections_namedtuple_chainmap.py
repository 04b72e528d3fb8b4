"""namedtuple gives the items of a tuple names; ChainMap looks through several dicts."""

from collections import ChainMap, namedtuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._replace(x=9), p._asdict(), Point._fields, len(p), p + (3,))
# expect: Point(x=1, y=2) 1 2 True Point(x=9, y=2) {'x': 1, 'y': 2} ('x', 'y') 2 (1, 2, 3)
x, y = p
print(x, y, Point._make([5, 6]), isinstance(p, tuple), hash(p) == hash((1, 2)))
# expect: 1 2 Point(x=5, y=6) True True
WithDefaults = namedtuple("WithDefaults", ["a", "b"], defaults=[10])
print(WithDefaults(1), WithDefaults._field_defaults)  # expect: WithDefaults(a=1, b=10) {'b': 10}
for call in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: setattr(p, "x", 5), lambda: namedtuple("Bad", "a a"), lambda: namedtuple("Bad", "class")):
    try:
        call()
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__)
# expect: TypeError
# expect: TypeError
# expect: AttributeError
# expect: ValueError
# expect: ValueError


class Vector(Point):
    def length(self):
        return (self.x**2 + self.y**2) ** 0.5


print(Vector(3, 4).length(), Vector(3, 4))  # expect: 5.0 Vector(x=3, y=4)
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
c["new"] = 0
print(c["a"], c["b"], len(c), c.maps, sorted(c), c.new_child({"a": 0})["a"], c.parents["a"])
# expect: 1 3 3 [{'a': 1, 'new': 0}, {'a': 2, 'b': 3}] ['a', 'b', 'new'] 0 2
