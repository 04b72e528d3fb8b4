"""pass, semicolons, ellipsis, annotations, docstrings, empty bodies, long lines."""


def nothing():
    pass


def documented():
    """The docstring."""


class Empty: ...


print(nothing(), documented.__doc__, documented(), Empty.__doc__)  # expect: None The docstring. None None
a = 1; b = 2; print(a + b)  # expect: 3
if a: print("one line"); print("two statements")
# expect: one line
# expect: two statements
x: int = 5
y: "forward reference"
print(x, "y" in globals())  # expect: 5 False
total = 1 + \
    2 + \
    3
print(total, (1 +
              2))
# expect: 6 3
if False:
    print("never")
elif a == 1:
    print("elif")
else:
    print("never")
# expect: elif
print(a if b else x, [a, b,], (a,), {a: b,}, ())  # expect: 1 [1, 2] (1,) {1: 2} ()
"a string as a statement"
...
for _ in range(1): pass
while False: pass


def annotated(a: int, b: str = "x", *c: float, d: list = [], **e: dict) -> bool:
    local: int = 3
    return local


print(annotated(1), sorted(annotated.__annotations__))  # expect: 3 ['a', 'b', 'c', 'd', 'e', 'return']
if a == 1 and (b == 2 or
               b == 3):
    print("continued condition")
# expect: continued condition
