"""Identity of small values and of objects."""

a = [1]
b = a
print(a is b, a is [1], a is not [1], id(a) == id(b))  # expect: True False True True
print(None is None, True is True, () is (), "abc" is "abc", int is int, len is len, ... is ...)
# expect: True True True True True True True


class C:
    def method(self):
        pass


c = C()
print(c is c, c is C(), C is type(c), c.method is c.method, c.method == c.method, C.method is C.method)
# expect: True False True False True True
x = 5
y = 5
print(x is y, x is True, 1 is True if False else "distinct types")  # expect: True False distinct types
