"""Rich comparison: six operators, reflected when the left operand refuses."""


class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __le__(self, other):
        return self < other or self == other

    def __hash__(self):
        return hash(self.parts)


old, new = Version(1, 2), Version(1, 10)
print(old < new, old > new, old <= new, new >= old, old == Version(1, 2), old != new)
# expect: True False True True True True
print(old == "1.2", old != "1.2")  # expect: False True
print(sorted([new, old])[0] is old, max(old, new) is new)  # expect: True True
print(len({old, Version(1, 2), new}))  # expect: 2
try:
    old < 3
except TypeError as error:
    print(error)
# expect: '<' not supported between instances of 'Version' and 'int'
try:
    old > new > 5
except TypeError as error:
    print("never", error)


class OnlyEq:
    def __eq__(self, other):
        return True


print(OnlyEq() == 5, OnlyEq() != 5, 5 == OnlyEq())  # expect: True False True
try:
    hash(OnlyEq())
except TypeError as error:
    print(error)
# expect: unhashable type: 'OnlyEq'


class Ne:
    def __ne__(self, other):
        return "custom"


print(Ne() != 1, Ne() == 1)  # expect: custom False
