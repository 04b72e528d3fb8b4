"""__call__, __bool__, __len__ as truth, __index__, __int__, __float__."""


class Adder:
    def __init__(self, amount):
        self.amount = amount

    def __call__(self, value, times=1):
        return value + self.amount * times


add = Adder(3)
print(add(1), add(1, times=10), list(map(add, [1, 2])), callable(add))  # expect: 4 31 [4, 5] True


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


print(bool(Truth(True)), not Truth(True), "yes" if Truth(False) else "no", bool(Truth(True) and Truth(False)))
# expect: True False no False
try:
    bool(Truth(1))
except TypeError as error:
    print(error)
# expect: __bool__ should return bool, returned int


class Length:
    def __init__(self, value):
        self.value = value

    def __len__(self):
        return self.value


print(bool(Length(0)), bool(Length(2)))  # expect: False True
for value in (-1, "x"):
    try:
        len(Length(value))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError __len__() should return >= 0
# expect: TypeError 'str' object cannot be interpreted as an integer


class Number:
    def __index__(self):
        return 2

    def __int__(self):
        return 20

    def __float__(self):
        return 2.5


n = Number()
print([10, 11, 12][n], "abcdef"[n:], int(n), float(n), range(n), hex(n), "ab" * n)
# expect: 12 cdef 20 2.5 range(0, 2) 0x2 abab
print(round(3.14159, n), bin(n), [0] * n)  # expect: 3.14 0b10 [0, 0]
