"""What the build runs once, so that V8's code cache holds the functions that most programs need."""
import math
import sys


class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y:.2f})"

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)


def squares(count):
    for number in range(count):
        yield number * number


def describe(*items, separator=", ", **named):
    return separator.join(str(item) for item in items) + separator.join(sorted(named))


words = "the quick brown fox jumps over the lazy dog".split()
lengths = {word: len(word) for word in words if word}
print(Point(1), Point(2, 0.5) == Point(2, 0.5), list(squares(4)), sum(squares(10)))
print(describe(1, 2.5, "three", None, key=[1, (2,), {3}]), max(lengths.values()), 2**100 // 7)
print("%s is %d and {} is {:>5}".format(1, 2) % ("x", 3), "a,b"[::-1].upper().replace(",", ";"), math.sqrt(2), -7 // 2)
try:
    [][1]
except IndexError as error:
    print(type(error).__name__, error, file=sys.stdout)
with open(__file__) as file:
    first = file.readline()
assert first and not {1: 2}.get(3) and "b" in sorted(["b", "a"], key=len)
while words and lengths:
    words.pop()
    lengths.clear()


class Counter:
    def __init__(self):
        self.total = 0
        self.mean = 0.0

    def add(self, number):
        if number % 3:
            self.total += number
        else:
            self.mean = (self.mean + number) / 2.0


def run_hot(size):
    counter = Counter()
    items = [0] * 8
    for number in range(size):
        counter.add(number)
        items[number & 7] = items[number % 5] + 1
        if number % 7 == 0 and items[0] != "x":
            items[1] -= 1
    return counter.total + sum(value for value in items)


run_hot(20_000)
