"""An object with __get__ in a class decides what reading the attribute gives; with __set__ it beats the instance."""


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = name
        print("named", owner.__name__, name)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        del instance.__dict__[self.name]


class Record:
    age = Typed(int)
    name = Typed(str)
# expect: named Record age
# expect: named Record name


r = Record()
print(r.age, r.name)  # expect: unset unset
r.age = 7
r.name = "x"
print(r.age, r.name, r.__dict__)  # expect: 7 x {'age': 7, 'name': 'x'}
try:
    r.age = "old"
except TypeError as error:
    print(error)
# expect: age must be int
del r.age
print(r.age, isinstance(Record.age, Typed))  # expect: unset True


class NonData:
    def __get__(self, instance, owner):
        return "from descriptor"


class Holder:
    attribute = NonData()


h = Holder()
print(h.attribute, Holder.attribute)  # expect: from descriptor from descriptor
h.__dict__["attribute"] = "from instance"
print(h.attribute)  # expect: from instance


class Data(NonData):
    def __set__(self, instance, value):
        pass


Holder.attribute = Data()
print(h.attribute, h.__dict__)  # expect: from descriptor {'attribute': 'from instance'}
