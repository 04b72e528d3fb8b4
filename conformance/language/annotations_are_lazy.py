"""Since Python 3.14 annotations are evaluated when asked for, so they may name what comes later."""
# oracles: 3.14


def f(x: Later, y: list[Later] = ()) -> Later:
    return x


class Node:
    next: Node
    count: int = 0


class Later:
    pass


print(f.__annotations__["x"] is Later, sorted(f.__annotations__), Node.__annotations__["next"] is Node)
# expect: True ['return', 'x', 'y'] True


def g(x: undefined_name):
    return x


print(g(5))  # expect: 5
try:
    g.__annotations__
except NameError as error:
    print(error)
# expect: name 'undefined_name' is not defined
