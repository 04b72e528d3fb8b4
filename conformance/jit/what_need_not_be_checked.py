"""What traces do not check each time: that attributes of a known map are there, and, near its end, the recursion limit."""
import sys


class Box:
    pass


def fill(box, names):
    for name in names:
        setattr(box, name, name)


NAMES = [f"a{k}" for k in range(12)]


def run(size):
    missing = found = 0
    for number in range(size):
        box = Box()
        fill(box, NAMES)
        if number % 7 == 3:
            del box.a1
        elif number % 7 == 5:
            del box.a11
        try:
            if box.a1 is not None and box.a11 is not None:
                found += 1
        except AttributeError as error:
            missing += 1
            if number == 3:
                print(error)  # expect: 'Box' object has no attribute 'a1'
        box.a1 = box.a11 = number
        assert box.a1 == box.a11 == number
    return found, missing


print(run(3000))  # expect: (2143, 857)


def deep(n):
    return leaf(n) if n == 0 else deep(n - 1)


def leaf(n):
    total = 0
    for k in range(50):
        total += identity(identity(k))
    return total


def identity(k):
    return k


sys.setrecursionlimit(120)
outcomes = []
for depth in [90, 100, 105, 110, 112, 114, 116, 117, 118, 119, 130] * 60:
    try:
        outcomes.append(deep(depth))
    except RecursionError:
        outcomes.append("too deep")
sys.setrecursionlimit(1000)
print(outcomes == outcomes[:11] * 60, outcomes[0], outcomes[10])  # expect: True 1225 too deep
# expect-jit: loops>=1 exits<300 failedCompilations=0
