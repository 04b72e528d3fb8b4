"""`yield from` passes everything through to the inner generator and gives its return value."""


def inner():
    received = []
    try:
        while len(received) < 3:
            received.append((yield len(received)))
    except ValueError:
        return "interrupted"
    return received


def outer():
    result = yield from inner()
    yield ("result", result)


g = outer()
print(next(g), g.send("x"), g.send("y"), g.send("z"))  # expect: 0 1 2 ('result', ['x', 'y', 'z'])

g = outer()
next(g)
print(g.throw(ValueError))  # expect: ('result', 'interrupted')


def walk(tree):
    if isinstance(tree, list):
        for child in tree:
            yield from walk(child)
    else:
        yield tree


print(list(walk([1, [2, [3, [4]], 5], [[[6]]]])))  # expect: [1, 2, 3, 4, 5, 6]


def closes():
    try:
        yield from inner()
    finally:
        print("outer closed")


g = closes()
next(g)
g.close()  # expect: outer closed


def from_iterator():
    got = yield from iter([1, 2])
    yield got


print(list(from_iterator()))  # expect: [1, 2, None]


def chain(n):
    if n == 0:
        yield "bottom"
    else:
        yield from chain(n - 1)


print(list(chain(50)))  # expect: ['bottom']
