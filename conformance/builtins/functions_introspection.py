"""isinstance, issubclass, type, callable, hasattr, dir, vars, id."""

print(isinstance(1, int), isinstance(1, (str, int)), isinstance(True, int), isinstance(1, float), isinstance([], list | tuple), isinstance(None, type(None)))
# expect: True True True False True True
print(issubclass(bool, int), issubclass(int, (str, object)), issubclass(ValueError, Exception), issubclass(int, int | str))
# expect: True True True True
print(type(1), type("a") is str, type([]).__name__, type(type(1)), type(lambda: 0).__name__, type(print).__name__, type(len).__name__, type([].append).__name__)
# expect: <class 'int'> True list <class 'type'> function builtin_function_or_method builtin_function_or_method builtin_function_or_method
print(callable(len), callable(int), callable(1), callable(lambda: 0), hasattr([], "append"), getattr("a", "upper")(), hasattr(5, "x"))
# expect: True True False True True A False


class C:
    attribute = 1

    def __init__(self):
        self.own = 2

    def method(self):
        pass


c = C()
print(vars(c), "method" in dir(c), [n for n in dir(c) if not n.startswith("__")], type(c.method).__name__, type(C.method).__name__)
# expect: {'own': 2} True ['attribute', 'method', 'own'] method function
setattr(c, "added", 3)
delattr(c, "own")
print(c.__dict__, c.__class__.__name__, id(c) == id(c), id(c) != id(C()), C.__dict__["attribute"])
# expect: {'added': 3} C True True 1
print(abs.__name__, len.__name__, repr(len), repr(int), repr(C), str(type(c)), "".join.__name__, str.join.__qualname__)
# expect: abs len <built-in function len> <class 'int'> <class '__main__.C'> <class '__main__.C'> join str.join
for call in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: isinstance(1, "int"), lambda: getattr(1), lambda: vars(5), lambda: type(1, 2), lambda: issubclass(int, 5)):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() arg 1 must be a class
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: getattr expected at least 2 arguments, got 1
# expect: vars() argument must have __dict__ attribute
# expect: type() takes 1 or 3 arguments
# expect: issubclass() arg 2 must be a class, a tuple of classes, or a union
