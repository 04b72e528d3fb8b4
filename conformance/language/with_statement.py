"""A context manager is entered before the block and exited whatever happens in it."""


class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow


with Manager("a") as target:
    print(target)
# expect: enter a
# expect: A
# expect: exit a None None

with Manager("one") as x, Manager("two") as y:
    print(x, y)
# expect: enter one
# expect: enter two
# expect: ONE TWO
# expect: exit two None None
# expect: exit one None None

with (
    Manager("p"),
    Manager("q") as q,
):
    print(q)
# expect: enter p
# expect: enter q
# expect: Q
# expect: exit q None None
# expect: exit p None None

with Manager("quiet", swallow=True):
    raise ValueError("swallowed")
# expect: enter quiet
# expect: exit quiet ValueError swallowed

try:
    with Manager("outer"), Manager("inner"):
        raise KeyError("passes")
except KeyError as error:
    print("caught", error)
# expect: enter outer
# expect: enter inner
# expect: exit inner KeyError 'passes'
# expect: exit outer KeyError 'passes'
# expect: caught 'passes'


def returns():
    with Manager("r"):
        return "value"


print(returns())
# expect: enter r
# expect: exit r None None
# expect: value

for i in range(3):
    with Manager(str(i)):
        if i == 0:
            continue
        break
# expect: enter 0
# expect: exit 0 None None
# expect: enter 1
# expect: exit 1 None None

with Manager("t") as (first):
    print(first)
# expect: enter t
# expect: T
# expect: exit t None None

try:
    with 5:
        pass
except TypeError as error:
    print(error)
# expect: 'int' object does not support the context manager protocol (missed __exit__ method)
# oracles: 3.14
