"""What every object can do without being told."""


class Plain:
    pass


p, q = Plain(), Plain()
print(p == p, p == q, p != q, hash(p) == hash(p), bool(p), p in [p], [p, q].index(q), {p: 1}[p])
# expect: True False True True True True 1 1
print(object() == object(), isinstance(p, object), object.__name__, Plain.__bases__, object.__bases__)
# expect: False True object (<class 'object'>,) ()
for call in (lambda: p < q, lambda: p + q, lambda: p[0], lambda: len(p), lambda: p(), lambda: iter(p), lambda: -p, lambda: int(p), lambda: 1 in p, lambda: Plain(1), lambda: setattr(object(), "x", 1), lambda: p @ q, lambda: abs(p), lambda: round(p), lambda: reversed(p), lambda: f"{p:d}", lambda: sorted([p, q])):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
# expect: TypeError '<' not supported between instances of 'Plain' and 'Plain'
# expect: TypeError unsupported operand type(s) for +: 'Plain' and 'Plain'
# expect: TypeError 'Plain' object is not subscriptable
# expect: TypeError object of type 'Plain' has no len()
# expect: TypeError 'Plain' object is not callable
# expect: TypeError 'Plain' object is not iterable
# expect: TypeError bad operand type for unary -: 'Plain'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'Plain'
# expect: TypeError argument of type 'Plain' is not a container or iterable
# expect: TypeError Plain() takes no arguments
# expect: AttributeError 'object' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: TypeError unsupported operand type(s) for @: 'Plain' and 'Plain'
# expect: TypeError bad operand type for abs(): 'Plain'
# expect: TypeError type Plain doesn't define __round__ method
# expect: TypeError 'Plain' object is not reversible
# expect: TypeError unsupported format string passed to Plain.__format__
# expect: TypeError '<' not supported between instances of 'Plain' and 'Plain'
try:
    p[0] = 1
except TypeError as error:
    print(error)
# expect: 'Plain' object does not support item assignment
try:
    del p[0]
except TypeError as error:
    print(error)
# expect: 'Plain' object doesn't support item deletion
try:
    p += 1
except TypeError as error:
    print(error)
# expect: unsupported operand type(s) for +=: 'Plain' and 'int'
p.x, p.y = 1, 2
print(p.__dict__, p.__class__.__name__, p.__module__, Plain.__doc__)  # expect: {'x': 1, 'y': 2} Plain __main__ None
# oracles: 3.14
