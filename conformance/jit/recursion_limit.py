"""The recursion limit is met at the same depth, compiled or not, and the program goes on after it."""
# oracles: 3.11

import sys


def sink(n):
    global deepest
    deepest = n
    sink(n + 1)


def deep(n):
    return 0 if n == 0 else deep(n - 1) + 1


def depth_reached():
    try:
        sink(0)
    except RecursionError as error:
        return deepest, type(error).__name__, str(error).startswith("maximum recursion depth exceeded")


def fits(n):
    try:
        return deep(n) == n
    except RecursionError:
        return False


def largest():
    low, high = 0, 1000
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low


sys.setrecursionlimit(200)
first, exact = depth_reached(), largest()
for _ in range(300):
    deep(100)
    if depth_reached() != first:
        print("another depth:", depth_reached(), first)
        break
print(first[1:], largest() == exact)


class Endless:
    def __getattr__(self, name):
        return getattr(self, name + "_")

    def __repr__(self):
        return repr(self)

    def method(self):
        return self.method()


for action in (lambda: Endless().x, lambda: repr(Endless()), lambda: Endless().method()):
    outcomes = set()
    for _ in range(60):
        try:
            action()
        except RecursionError as error:
            outcomes.add(type(error).__name__)
    print(outcomes)
sys.setrecursionlimit(5000)
for _ in range(20):
    deep(500)
print(deep(4000))
sys.setrecursionlimit(300)


def lowering(n):
    """The limit changes while the recursion is under way."""
    if n == 150:
        try:
            sys.setrecursionlimit(160 + offset)
        except RecursionError:
            return "too low"
    try:
        return lowering(n + 1) if n < 250 else n
    except RecursionError:
        return -1


offset = 200
for _ in range(100):
    lowering(100)
print(lowering(0))
