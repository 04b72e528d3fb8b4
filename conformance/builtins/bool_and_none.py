"""bool is a kind of int; None, Ellipsis and NotImplemented are alone of their kind."""

print(True + 1, False * 5, True == 1, True is not 1, str(True), repr(False), int(True), bool("False"), bool(0.0), bool([0]))
# expect: 2 0 True True True False 1 True False True
print(True & False, True | 2, True ^ True, not None, True and 5, -True, +True, ~False, True << 3, True / 2, True // 1)
# expect: False 3 False True 5 -1 1 -1 8 0.5 1
print(isinstance(True, bool), isinstance(1, bool), issubclass(bool, int), type(True & True).__name__, type(True & 1).__name__, type(True + True).__name__)
# expect: True False True bool int int
print(None is None, None == 0, type(None).__name__, type(...).__name__, type(NotImplemented).__name__, [None, ...], bool(...))
# expect: True False NoneType ellipsis NotImplementedType [None, Ellipsis] True
print(sum([True, False, True]), [10, 20][True], {True: "yes"}[1], sorted([True, False]), max(False, True), "%d" % True, f"{True:d} {True!s:>6}")
# expect: 2 20 yes [False, True] True 1 1   True
for call in (lambda: None + 1, lambda: None < None, lambda: None(), lambda: None[0], lambda: len(None), lambda: list(None), lambda: -None, lambda: bool(1, 2)):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: unsupported operand type(s) for +: 'NoneType' and 'int'
# expect: '<' not supported between instances of 'NoneType' and 'NoneType'
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not subscriptable
# expect: object of type 'NoneType' has no len()
# expect: 'NoneType' object is not iterable
# expect: bad operand type for unary -: 'NoneType'
# expect: bool expected at most 1 argument, got 2
