"""A metaclass makes classes, as a class makes instances."""


class Meta(type):
    def __new__(mcs, name, bases, namespace, tag="none"):
        namespace["tag"] = tag
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, tag="none"):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("making", cls.__name__)
        return super().__call__(*args)

    def __len__(cls):
        return 99

    def __getattr__(cls, name):
        return "meta " + name


class Made(metaclass=Meta, tag="special"):
    def __init__(self, value):
        self.value = value


print(Made.tag, Made(3).value, len(Made), Made.whatever, type(Made).__name__)
# expect: making Made
# expect: special 3 99 meta whatever Meta


class Child(Made):
    pass


print(type(Child) is Meta, Child.tag)  # expect: True none

Dynamic = type("Dynamic", (object,), {"x": 5, "double": lambda self: self.x * 2})
print(Dynamic().double(), Dynamic.__name__)  # expect: 10 Dynamic


class Hooked:
    subclasses = []

    def __init_subclass__(cls, /, label="?", **kwargs):
        super().__init_subclass__(**kwargs)
        Hooked.subclasses.append((cls.__name__, label))


class One(Hooked, label="one"):
    pass


class Two(One):
    pass


print(Hooked.subclasses)  # expect: [('One', 'one'), ('Two', '?')]
print(type(type), isinstance(Meta, type), type(5), type(None).__name__)
# expect: <class 'type'> True <class 'int'> NoneType
