"""Operators call special methods; the right operand's reflected method is the second chance."""


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"<{self.x} {self.y}>"

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(self.x + other.x, self.y + other.y)
        return NotImplemented

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __rmul__(self, factor):
        return Vector(factor * self.x, factor * self.y)

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __truediv__(self, divisor):
        return Vector(self.x / divisor, self.y / divisor)

    def __floordiv__(self, divisor):
        return Vector(self.x // divisor, self.y // divisor)

    def __mod__(self, divisor):
        return Vector(self.x % divisor, self.y % divisor)

    def __pow__(self, exponent, modulus=None):
        return ("pow", exponent, modulus)

    def __divmod__(self, divisor):
        return (self // divisor, self % divisor)

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __pos__(self):
        return self

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __invert__(self):
        return Vector(self.y, self.x)

    def __lshift__(self, n):
        return f"left {n}"

    def __rshift__(self, n):
        return f"right {n}"

    def __and__(self, n):
        return f"and {n}"

    def __or__(self, n):
        return f"or {n}"

    def __xor__(self, n):
        return f"xor {n}"

    def __radd__(self, other):
        return f"radd {other}"


v, w = Vector(3, 4), Vector(1, 2)
print(v + w, v - w, v * 2, 2 * v, v @ w)  # expect: <4 6> <2 2> <6 8> <6 8> 11
print(v / 2, v // 2, v % 2, v**2, pow(v, 2, 5), divmod(v, 2))
# expect: <1.5 2.0> <1 2> <1 0> ('pow', 2, None) ('pow', 2, 5) (<1 2>, <1 0>)
print(-v, +v, abs(v), ~v)  # expect: <-3 -4> <3 4> 5.0 <4 3>
print(v << 1, v >> 2, v & 3, v | 4, v ^ 5)  # expect: left 1 right 2 and 3 or 4 xor 5
print(1 + v)  # expect: radd 1
try:
    v + 1
except TypeError as error:
    print(error)
# expect: unsupported operand type(s) for +: 'Vector' and 'int'
try:
    v - 1
except AttributeError as error:
    print(error)
# expect: 'int' object has no attribute 'x'
v *= 10
print(v)  # expect: <30 40>
