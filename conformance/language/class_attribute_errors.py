"""What is said about attributes that do not exist or cannot be set."""


class Empty:
    pass


class Slotted:
    __slots__ = ("x",)


def attempt(action):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__ + ":", error)


empty = Empty()
attempt(lambda: empty.missing)  # expect: AttributeError: 'Empty' object has no attribute 'missing'
attempt(lambda: Empty.missing)  # expect: AttributeError: type object 'Empty' has no attribute 'missing'
attempt(lambda: delattr(empty, "missing"))  # expect: AttributeError: 'Empty' object has no attribute 'missing'
attempt(lambda: (5).real_part)  # expect: AttributeError: 'int' object has no attribute 'real_part'
attempt(lambda: None.value)  # expect: AttributeError: 'NoneType' object has no attribute 'value'
attempt(lambda: [].push(1))  # expect: AttributeError: 'list' object has no attribute 'push'
attempt(lambda: setattr(5, "x", 1))
# expect: AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
attempt(lambda: setattr(Slotted(), "y", 1))
# expect: AttributeError: 'Slotted' object has no attribute 'y' and no __dict__ for setting new attributes
attempt(lambda: Slotted().x)  # expect: AttributeError: 'Slotted' object has no attribute 'x'
attempt(lambda: (lambda: 0).missing)  # expect: AttributeError: 'function' object has no attribute 'missing'
attempt(lambda: setattr(int, "x", 1))  # expect: TypeError: cannot set 'x' attribute of immutable type 'int'
attempt(lambda: getattr(empty, 5))  # expect: TypeError: attribute name must be string, not 'int'
attempt(lambda: "".join.missing)
# expect: AttributeError: 'builtin_function_or_method' object has no attribute 'missing'

print(getattr(empty, "missing", "default"), hasattr(empty, "missing"))  # expect: default False
setattr(empty, "missing", 1)
print(empty.missing, hasattr(empty, "missing"))  # expect: 1 True
# oracles: 3.14
