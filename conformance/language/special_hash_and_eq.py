"""Equal objects must hash alike; what a dict then does."""


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"P{self.x}{self.y}"


d = {Point(1, 2): "first", Point(3, 4): "second"}
print(d[Point(1, 2)], Point(3, 4) in d, Point(5, 6) in d)  # expect: first True False
d[Point(1, 2)] = "changed"
print(d)  # expect: {P12: 'changed', P34: 'second'}
print({Point(1, 1), Point(1, 1), Point(2, 1)} == {Point(2, 1), Point(1, 1)})  # expect: True


class Collides:
    count = 0

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        Collides.count += 1
        return self.name == other.name


table = {}
for name in "abcd":
    table[Collides(name)] = name
print(Collides.count, table[Collides("d")], Collides.count)  # expect: 6 d 10


class Unhashable:
    __hash__ = None


try:
    {Unhashable(): 1}
except TypeError as error:
    print(str(error)[:120])
# expect: cannot use 'Unhashable' as a dict key (unhashable type: 'Unhashable')


class HashTooBig:
    def __hash__(self):
        return 1 << 70


print(hash(HashTooBig()) == hash(1 << 70), {HashTooBig(): 1} != {})  # expect: True True
# oracles: 3.14
