"""A small program: a number class that mixes with ints on both sides."""


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


class Rational:
    def __init__(self, numerator, denominator=1):
        if denominator == 0:
            raise ZeroDivisionError("denominator is zero")
        if denominator < 0:
            numerator, denominator = -numerator, -denominator
        divisor = gcd(abs(numerator), denominator)
        self.n, self.d = numerator // divisor, denominator // divisor

    @staticmethod
    def of(value):
        return value if isinstance(value, Rational) else Rational(value)

    def __add__(self, other):
        other = Rational.of(other)
        return Rational(self.n * other.d + other.n * self.d, self.d * other.d)

    __radd__ = __add__

    def __neg__(self):
        return Rational(-self.n, self.d)

    def __sub__(self, other):
        return self + -Rational.of(other)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        other = Rational.of(other)
        return Rational(self.n * other.n, self.d * other.d)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = Rational.of(other)
        return Rational(self.n * other.d, self.d * other.n)

    def __rtruediv__(self, other):
        return Rational(other) / self

    def __eq__(self, other):
        other = Rational.of(other)
        return (self.n, self.d) == (other.n, other.d)

    def __lt__(self, other):
        other = Rational.of(other)
        return self.n * other.d < other.n * self.d

    def __float__(self):
        return self.n / self.d

    def __repr__(self):
        return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)


half, third = Rational(1, 2), Rational(-2, -6)
print(half + third, half - third, half * third, half / third, 1 + half, 2 - third, 3 * half, 1 / third, -half)
# expect: 5/6 1/6 1/6 3/2 3/2 5/3 3/2 3 -1/2
print(half == Rational(2, 4), half < 1, 1 > half, sorted([half, third, Rational(2)]), float(third), half + 1 == Rational(3, 2))
# expect: True True True [1/3, 1/2, 2] 0.3333333333333333 True
print(sum([Rational(1, n) for n in range(1, 21)], Rational(0)))  # expect: 55835135/15519504
try:
    half / 0
except ZeroDivisionError as error:
    print(error)
# expect: denominator is zero
