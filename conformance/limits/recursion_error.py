"""Recursion without end raises RecursionError, which can be caught; the program goes on."""
# oracles: 3.11


def forever(n):
    return forever(n + 1)


for _ in range(3):
    try:
        forever(0)
    except RecursionError as error:
        print(str(error).split(" in ")[0][:32])
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded


def depth_reached(n=0):
    try:
        return depth_reached(n + 1)
    except RecursionError:
        return n


reached = depth_reached()
print(900 < reached < 1000)  # expect: True


class Loops:
    def __getattr__(self, name):
        return getattr(self, name + "x")


try:
    Loops().a
except RecursionError:
    print("through __getattr__")
# expect: through __getattr__


class Repr:
    def __repr__(self):
        return repr(self)


try:
    repr(Repr())
except RecursionError:
    print("through __repr__")
# expect: through __repr__
print("still alive")  # expect: still alive
