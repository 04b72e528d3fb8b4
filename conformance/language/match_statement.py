"""Structural pattern matching: literals, captures, sequences, mappings, classes, guards."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def describe(value):
    match value:
        case 0 | 1:
            return "zero or one"
        case -5:
            return "minus five"
        case "hello" as word:
            return f"the word {word}"
        case True | None:
            return "True or None"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [x, y]:
            return f"two {x} {y}"
        case [first, *rest] if first == "head":
            return f"head then {rest}"
        case [_, *_, last]:
            return f"ends in {last}"
        case {"type": "circle", "r": r, **rest}:
            return f"circle {r} {rest}"
        case {"type": kind}:
            return f"type {kind}"
        case Point(0, y):
            return f"on the y axis at {y}"
        case Point(x=x, y=0):
            return f"on the x axis at {x}"
        case Point():
            return "a point"
        case int(n) if n > 100:
            return f"big {n}"
        case str() | bytes():
            return "text"
        case float():
            return "float"
        case _:
            return "something"


tests = [0, 1, -5, "hello", "other", b"x", None, [], [1], (1, 2), ["head", 2, 3], [1, 2, 3]]
tests += [{"type": "circle", "r": 2, "z": 1}, {"type": "box"}, {}, Point(0, 5), Point(6, 0), Point(1, 1), 500, 50, 2.5]
for test in tests:
    print(describe(test))
# expect: zero or one
# expect: zero or one
# expect: minus five
# expect: the word hello
# expect: text
# expect: text
# expect: True or None
# expect: empty
# expect: one 1
# expect: two 1 2
# expect: head then [2, 3]
# expect: ends in 3
# expect: circle 2 {'z': 1}
# expect: type box
# expect: something
# expect: on the y axis at 5
# expect: on the x axis at 6
# expect: a point
# expect: big 500
# expect: something
# expect: float
match (1, (2, 3)):
    case (a, (b, c)):
        print(a, b, c)
# expect: 1 2 3
