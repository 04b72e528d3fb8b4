"""Fractions: pairs of ints in lowest terms."""

import math
import numbers
import operator
import sys

__all__ = ['Fraction']


def _parse(text):
    """Numerator and denominator of '3/4', '-1.25e3', ' 7 '; None when it is neither."""
    body = text.strip()
    sign = 1
    if body[:1] in ('+', '-'):
        sign = -1 if body[0] == '-' else 1
        body = body[1:]
    if '/' in body:
        top, _, bottom = body.partition('/')
        if not _is_number(top) or not _is_number(bottom):
            return None
        return sign * int(top), int(bottom)
    mantissa, mark, exponent = body.replace('E', 'e').partition('e')
    whole, point, decimals = mantissa.partition('.')
    if mark and not _is_number(exponent.lstrip('+-') if exponent[:1] in ('+', '-') else exponent):
        return None
    if not (whole or decimals) or whole and not _is_number(whole) or decimals and not _is_number(decimals):
        return None
    whole = whole.replace('_', '')
    decimals = decimals.replace('_', '')
    power = (int(exponent) if mark else 0) - len(decimals)
    number = sign * int(whole + decimals)
    return (number * 10**power, 1) if power >= 0 else (number, 10**-power)


def _is_number(text):
    return text.replace('_', '0').isdecimal() and not text.startswith('_') and not text.endswith('_') and '__' not in text


class Fraction(numbers.Rational):
    """A rational number."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator = numerator
                self._denominator = 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
                return self
            if isinstance(numerator, str):
                parts = _parse(numerator)
                if parts is None:
                    raise ValueError('Invalid literal for Fraction: ' + repr(numerator))
                numerator, denominator = parts
            elif hasattr(numerator, 'as_integer_ratio'):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            else:
                raise TypeError('argument should be a string or a Rational instance or have the as_integer_ratio() method')
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        else:
            raise TypeError('both arguments should be Rational instances')
        if denominator == 0:
            raise ZeroDivisionError('Fraction(' + str(numerator) + ', 0)')
        divisor = math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        self._numerator = numerator // divisor
        self._denominator = denominator // divisor
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(cls.__name__ + '.from_float() only takes floats, not ' + repr(f) + ' (' + type(f).__name__ + ')')
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    @classmethod
    def from_number(cls, number):
        return cls(number)

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)
    real = property(lambda self: self)
    imag = property(lambda self: 0)

    def conjugate(self):
        return self

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction whose denominator is at most that (continued fractions)."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    def __repr__(self):
        return type(self).__name__ + '(' + str(self._numerator) + ', ' + str(self._denominator) + ')'

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return str(self._numerator) + '/' + str(self._denominator)

    def __format__(self, spec):
        return format(str(self), spec) if not spec or spec[-1] == 's' or spec[-1].isdigit() else format(float(self), spec)

    def _combine(self, other, exact, rough):
        """exact(numerators and denominators) for rationals, rough(x, y) for floats and complexes."""
        if isinstance(other, (int, Fraction)):
            return exact(self._numerator, self._denominator, other.numerator, other.denominator)
        if isinstance(other, float):
            return rough(float(self), other)
        if isinstance(other, complex):
            return rough(complex(self), other)
        return NotImplemented

    def _combine_reflected(self, other, exact, rough):
        if isinstance(other, numbers.Rational):
            return exact(other.numerator, other.denominator, self._numerator, self._denominator)
        if isinstance(other, float):
            return rough(other, float(self))
        if isinstance(other, complex):
            return rough(other, complex(self))
        return NotImplemented

    def __add__(self, other):
        return self._combine(other, _add, operator.add)

    def __radd__(self, other):
        return self._combine_reflected(other, _add, operator.add)

    def __sub__(self, other):
        return self._combine(other, _sub, operator.sub)

    def __rsub__(self, other):
        return self._combine_reflected(other, _sub, operator.sub)

    def __mul__(self, other):
        return self._combine(other, _mul, operator.mul)

    def __rmul__(self, other):
        return self._combine_reflected(other, _mul, operator.mul)

    def __truediv__(self, other):
        return self._combine(other, _div, operator.truediv)

    def __rtruediv__(self, other):
        return self._combine_reflected(other, _div, operator.truediv)

    def __floordiv__(self, other):
        return self._combine(other, _floordiv, operator.floordiv)

    def __rfloordiv__(self, other):
        return self._combine_reflected(other, _floordiv, operator.floordiv)

    def __mod__(self, other):
        return self._combine(other, _mod, operator.mod)

    def __rmod__(self, other):
        return self._combine_reflected(other, _mod, operator.mod)

    def __divmod__(self, other):
        return self._combine(other, _divmod, divmod)

    def __rdivmod__(self, other):
        return self._combine_reflected(other, _divmod, divmod)

    def __pow__(self, other, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(other, numbers.Rational):
            if other.denominator != 1:
                return float(self) ** float(other)
            power = other.numerator
            if power >= 0:
                return Fraction(self._numerator**power, self._denominator**power)
            if self._numerator == 0:
                raise ZeroDivisionError('Fraction(' + str(self._denominator**-power) + ', 0)')
            return Fraction(self._denominator**-power, self._numerator**-power)
        if isinstance(other, (float, complex)):
            return float(self) ** other
        return NotImplemented

    def __rpow__(self, other, modulo=None):
        if modulo is not None:
            return NotImplemented
        if self._denominator == 1 and self._numerator >= 0:
            return other**self._numerator
        if isinstance(other, numbers.Rational):
            return Fraction(other.numerator, other.denominator) ** self
        return other ** float(self)

    def __pos__(self):
        return Fraction(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __trunc__ = __int__

    def __float__(self):
        return self._numerator / self._denominator

    def __complex__(self):
        return complex(float(self))

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            if twice < self._denominator or twice == self._denominator and floor % 2 == 0:
                return floor
            return floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        modulus = sys.hash_info.modulus
        try:
            value = hash(hash(abs(self._numerator)) * pow(self._denominator, -1, modulus))
        except ValueError:
            value = sys.hash_info.inf
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def __bool__(self):
        return self._numerator != 0

    def __eq__(self, other):
        if isinstance(other, numbers.Rational):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, complex) and other.imag == 0:
            other = other.real
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return False
            return self == Fraction.from_float(other)
        return NotImplemented

    def _order(self, other, compare):
        if isinstance(other, numbers.Rational):
            return compare(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return compare(0.0, other)
            return compare(self, Fraction.from_float(other))
        return NotImplemented

    def __lt__(self, other):
        return self._order(other, operator.lt)

    def __le__(self, other):
        return self._order(other, operator.le)

    def __gt__(self, other):
        return self._order(other, operator.gt)

    def __ge__(self, other):
        return self._order(other, operator.ge)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return (type(self), (self._numerator, self._denominator))


def _add(a, b, c, d):
    return Fraction(a * d + c * b, b * d)


def _sub(a, b, c, d):
    return Fraction(a * d - c * b, b * d)


def _mul(a, b, c, d):
    return Fraction(a * c, b * d)


def _div(a, b, c, d):
    if c == 0:
        raise ZeroDivisionError('Fraction(' + str(d) + ', 0)')
    return Fraction(a * d, b * c)


def _floordiv(a, b, c, d):
    return (a * d) // (b * c)


def _mod(a, b, c, d):
    return Fraction((a * d) % (c * b), b * d)


def _divmod(a, b, c, d):
    quotient, rest = divmod(a * d, b * c)
    return quotient, Fraction(rest, b * d)
