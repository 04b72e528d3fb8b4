"""Decimal floating point as the General Decimal Arithmetic Specification defines it: a sign, an int coefficient, and an
exponent of ten; results are rounded to the precision of the current context."""

import math
import numbers

__all__ = [
    'Decimal', 'Context', 'getcontext', 'setcontext', 'localcontext', 'DecimalException', 'InvalidOperation',
    'DivisionByZero', 'Inexact', 'Rounded', 'Overflow', 'Underflow', 'ConversionSyntax', 'ROUND_DOWN', 'ROUND_HALF_UP',
    'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP', 'DefaultContext',
    'BasicContext', 'ExtendedContext', 'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN',
]

ROUND_DOWN = 'ROUND_DOWN'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_UP = 'ROUND_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_05UP = 'ROUND_05UP'
MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999


class DecimalException(ArithmeticError):
    """The base of the signals."""

    __module__ = 'decimal'


class InvalidOperation(DecimalException):
    __module__ = 'decimal'


class ConversionSyntax(InvalidOperation):
    __module__ = 'decimal'


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = 'decimal'


class Inexact(DecimalException):
    __module__ = 'decimal'


class Rounded(DecimalException):
    __module__ = 'decimal'


class Overflow(Inexact, Rounded):
    __module__ = 'decimal'


class Underflow(Inexact, Rounded):
    __module__ = 'decimal'


class Context:
    """Precision, rounding, exponent limits, and which signals raise."""

    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=None, traps=None):
        self.prec = prec
        self.rounding = rounding
        self.Emin = Emin
        self.Emax = Emax
        self.capitals = capitals
        self.clamp = clamp
        signals = (InvalidOperation, DivisionByZero, Overflow, Underflow, Inexact, Rounded)
        self.flags = {signal: False for signal in signals}
        trapped = (InvalidOperation, DivisionByZero, Overflow) if traps is None else traps
        if isinstance(trapped, dict):
            self.traps = dict(trapped)
        else:
            self.traps = {signal: signal in trapped for signal in signals}

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, None, self.traps)

    __copy__ = copy

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def create_decimal(self, num='0'):
        return Decimal(num)._rounded(self)

    def _signal(self, signal, answer, *args):
        self.flags[signal] = True
        if self.traps.get(signal):
            raise signal(*args)
        return answer

    def add(self, a, b):
        return Decimal(a).__add__(b, self)

    def subtract(self, a, b):
        return Decimal(a).__sub__(b, self)

    def multiply(self, a, b):
        return Decimal(a).__mul__(b, self)

    def divide(self, a, b):
        return Decimal(a).__truediv__(b, self)

    def sqrt(self, a):
        return Decimal(a).sqrt(self)

    def power(self, a, b):
        return Decimal(a).__pow__(b, None, self)

    def quantize(self, a, b):
        return Decimal(a).quantize(b, context=self)

    def __repr__(self):
        return (
            'Context(prec=' + str(self.prec) + ', rounding=' + self.rounding + ', Emin=' + str(self.Emin) + ', Emax='
            + str(self.Emax) + ', capitals=' + str(self.capitals) + ', clamp=' + str(self.clamp) + ', flags=['
            + ', '.join([signal.__name__ for signal in self.flags if self.flags[signal]]) + '], traps=['
            + ', '.join([signal.__name__ for signal in self.traps if self.traps[signal]]) + '])'
        )


DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=(InvalidOperation, DivisionByZero, Overflow, Underflow))
ExtendedContext = Context(prec=9, traps=())
_current = [DefaultContext.copy()]


def getcontext():
    return _current[0]


def setcontext(context, /):
    _current[0] = context


class localcontext:
    """A copy of a context for the time of a with statement."""

    def __init__(self, ctx=None, **kwargs):
        self.context = (getcontext() if ctx is None else ctx).copy()
        for name in kwargs:
            setattr(self.context, name, kwargs[name])

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *exc_info):
        setcontext(self.saved)


def _rounds_up(sign, quotient, rest, unit, rounding):
    """Whether a coefficient `quotient` with `rest` of `unit` left over is rounded away from zero."""
    if rest == 0:
        return False
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return sign == 0
    if rounding == ROUND_FLOOR:
        return sign == 1
    if rounding == ROUND_05UP:
        return quotient % 5 == 0
    twice = rest * 2
    if twice != unit:
        return twice > unit
    if rounding == ROUND_HALF_UP:
        return True
    return rounding == ROUND_HALF_EVEN and quotient % 2 == 1


def _parse(text):
    """(sign, coefficient, exponent) or (sign, digits, 'n' / 'N' / 'F'); None when it is no number."""
    body = text.strip().replace('_', '')
    sign = 0
    if body[:1] in ('+', '-'):
        sign = 1 if body[0] == '-' else 0
        body = body[1:]
    lower = body.lower()
    if lower in ('inf', 'infinity'):
        return sign, 0, 'F'
    for word, kind in (('snan', 'N'), ('nan', 'n')):
        if lower.startswith(word):
            digits = lower[len(word) :]
            return (sign, int(digits or '0'), kind) if not digits or digits.isdecimal() else None
    mantissa, mark, exponent = lower.partition('e')
    whole, _, decimals = mantissa.partition('.')
    digits = whole + decimals
    if not digits.isdecimal():
        return None
    if mark:
        unsigned = exponent[1:] if exponent[:1] in ('+', '-') else exponent
        if not unsigned.isdecimal():
            return None
    return sign, int(digits), (int(exponent) if mark else 0) - len(decimals)


class Decimal:
    """A decimal number. `_exp` is an int, or 'F' for infinities, 'n' and 'N' for quiet and signalling nans."""

    __slots__ = ('_sign', '_int', '_exp')

    def __new__(cls, value='0', context=None):
        self = object.__new__(cls)
        if isinstance(value, int):
            parts = (1 if value < 0 else 0, abs(value), 0)
        elif isinstance(value, Decimal):
            parts = (value._sign, value._int, value._exp)
        elif isinstance(value, str):
            parts = _parse(value)
            if parts is None:
                context = getcontext() if context is None else context
                return context._signal(InvalidOperation, _make(0, 0, 'n', cls), *_syntax_arguments())
        elif isinstance(value, float):
            parts = _float_parts(value)
        elif isinstance(value, (tuple, list)):
            sign, digits, exponent = value
            parts = (sign, int(''.join([str(digit) for digit in digits]) or '0'), exponent)
        else:
            raise TypeError('conversion from ' + type(value).__name__ + ' to Decimal is not supported')
        self._sign, self._int, self._exp = parts
        return self

    @classmethod
    def from_float(cls, f, /):
        return cls(f)

    def _is_special(self):
        return isinstance(self._exp, str)

    def is_nan(self):
        return self._exp == 'n' or self._exp == 'N'

    def is_qnan(self):
        return self._exp == 'n'

    def is_snan(self):
        return self._exp == 'N'

    def is_infinite(self):
        return self._exp == 'F'

    def is_finite(self):
        return not self._is_special()

    def is_zero(self):
        return not self._is_special() and self._int == 0

    def is_signed(self):
        return self._sign == 1

    def adjusted(self):
        return 0 if self._is_special() else self._exp + len(str(self._int)) - 1

    def as_tuple(self):
        digits = (0,) if self._exp == 'F' else tuple([int(c) for c in str(self._int)])
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        if self._exp == 'F':
            raise OverflowError('cannot convert Infinity to integer ratio')
        if self._is_special():
            raise ValueError('cannot convert NaN to integer ratio')
        value = -self._int if self._sign else self._int
        if self._exp >= 0:
            return value * 10**self._exp, 1
        bottom = 10**-self._exp
        divisor = math.gcd(value, bottom)
        return value // divisor, bottom // divisor

    # ---- text ------------------------------------------------------------------------------------------------------

    def __str__(self, eng=False, context=None):
        sign = '-' if self._sign else ''
        if self._is_special():
            if self._exp == 'F':
                return sign + 'Infinity'
            return sign + ('NaN' if self._exp == 'n' else 'sNaN') + (str(self._int) if self._int else '')
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif self._int == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole = '0'
            decimals = '.' + '0' * -point + digits
        elif point >= len(digits):
            whole = digits + '0' * (point - len(digits))
            decimals = ''
        else:
            whole = digits[:point]
            decimals = '.' + digits[point:]
        exponent = '' if left == point else ('E' if (context or getcontext()).capitals else 'e') + '%+d' % (left - point)
        return sign + whole + decimals + exponent

    def __repr__(self):
        return "Decimal('" + str(self) + "')"

    def to_eng_string(self, context=None):
        return self.__str__(True, context)

    def __format__(self, spec, context=None):
        if not spec:
            return str(self)
        kind = spec[-1] if spec[-1].isalpha() or spec[-1] == '%' else ''
        body = spec[:-1] if kind else spec
        width_part, point, places = body.partition('.')
        if kind == 's':
            raise ValueError('invalid format string')
        value = self
        grouped = ',' in width_part or '_' in width_part
        if self._is_special():
            text = str(self)
        else:
            if kind == '%':
                value = _make(self._sign, self._int, self._exp + 2)
            if kind in ('f', 'F', '%') and point:
                value = value._rescaled(-int(places), getcontext().rounding)
            elif kind in ('e', 'E') and point:
                value = value._to_digits(int(places) + 1, getcontext().rounding)
            elif kind in ('g', 'G', '') and point:
                digits = max(int(places), 1)
                if len(str(value._int)) > digits:
                    value = value._to_digits(digits, getcontext().rounding)
            text = value._shown_as(kind)
        return _pad(text, width_part.replace(',', '').replace('_', ''), ',' if ',' in width_part else '_' if grouped else '')

    def _shown_as(self, kind):
        if kind in ('f', 'F', '%'):
            digits = str(self._int)
            if self._exp >= 0:
                text = digits + '0' * self._exp if self._int else '0'
            else:
                digits = digits.rjust(1 - self._exp, '0')
                text = digits[: self._exp] + '.' + digits[self._exp :]
            return ('-' if self._sign else '') + text + ('%' if kind == '%' else '')
        if kind in ('e', 'E'):
            digits = str(self._int)
            power = self._exp + len(digits) - 1
            text = digits[0] + ('.' + digits[1:] if len(digits) > 1 else '')
            return ('-' if self._sign else '') + text + kind + '%+d' % power
        return str(self).replace('E', 'e') if kind == 'g' else str(self)

    # ---- rounding --------------------------------------------------------------------------------------------------

    def _to_digits(self, digits, rounding):
        """At most (and for shorter coefficients exactly) so many digits."""
        length = len(str(self._int))
        return self._rescaled(self._exp + length - digits, rounding) if self._int else self

    def _rescaled(self, exponent, rounding):
        """The number with that exponent; digits that are lost are rounded."""
        if self._is_special():
            return self
        if self._exp >= exponent:
            return _make(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        unit = 10 ** (exponent - self._exp)
        quotient, rest = divmod(self._int, unit)
        if _rounds_up(self._sign, quotient, rest, unit, rounding):
            quotient += 1
        return _make(self._sign, quotient, exponent)

    def _rounded(self, context):
        """Rounded to the context's precision, within its exponents."""
        if self._is_special():
            return self
        length = len(str(self._int))
        result = self
        if self._int == 0:
            low = context.Emin - context.prec + 1
            if self._exp < low or self._exp > context.Emax:
                return _make(self._sign, 0, max(low, min(self._exp, context.Emax)))
            return self
        if length > context.prec:
            context.flags[Rounded] = True
            exponent = self._exp + length - context.prec
            result = self._rescaled(exponent, context.rounding)
            if len(str(result._int)) > context.prec:
                result = result._rescaled(exponent + 1, context.rounding)
            if self._int % 10 ** (length - context.prec):
                context._signal(Inexact, None)
        adjusted = result._exp + len(str(result._int)) - 1
        if adjusted > context.Emax:
            context.flags[Inexact] = context.flags[Rounded] = True
            return context._signal(Overflow, _make(self._sign, 0, 'F'), 'above Emax')
        low = context.Emin - context.prec + 1
        if result._exp < low:
            result = self._rescaled(low, context.rounding)
            context.flags[Underflow] = True
        return result

    def quantize(self, exp, rounding=None, context=None):
        context = getcontext() if context is None else context
        exp = _convert(exp)
        if self._is_special() or exp._is_special():
            if self.is_infinite() and exp.is_infinite():
                return Decimal(self)
            nan = self._nan_of(exp, context)
            return nan if nan is not None else _invalid(context, 'quantize with one INF')
        result = self._rescaled(exp._exp, rounding or context.rounding)
        if len(str(result._int)) > context.prec:
            return _invalid(context, 'quantize result has too many digits for current context')
        return result

    def normalize(self, context=None):
        context = getcontext() if context is None else context
        result = self._rounded(context)
        if result._is_special():
            return result
        if result._int == 0:
            return _make(result._sign, 0, 0)
        digits, exponent = result._int, result._exp
        while digits % 10 == 0:
            digits //= 10
            exponent += 1
        return _make(result._sign, digits, exponent)

    def to_integral_value(self, rounding=None, context=None):
        if self._is_special() or self._exp >= 0:
            return Decimal(self)
        return self._rescaled(0, rounding or (context or getcontext()).rounding)

    to_integral = to_integral_exact = to_integral_value

    def __round__(self, n=None):
        if n is None:
            if self._is_special():
                raise (OverflowError('cannot round an infinity') if self.is_infinite() else ValueError('cannot round a NaN'))
            return int(self._rescaled(0, ROUND_HALF_EVEN))
        return self.quantize(_make(0, 1, -n), ROUND_HALF_EVEN)

    def _whole(self, rounding):
        if self._is_special():
            raise (OverflowError('cannot round an infinity') if self.is_infinite() else ValueError('cannot round a NaN'))
        return int(self._rescaled(0, rounding))

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __int__(self):
        if self._is_special():
            if self.is_nan():
                raise ValueError('cannot convert NaN to integer')
            raise OverflowError('cannot convert Infinity to integer')
        value = self._int * 10**self._exp if self._exp >= 0 else self._int // 10**-self._exp
        return -value if self._sign else value

    __trunc__ = __int__

    def __float__(self):
        if self.is_snan():
            raise ValueError('cannot convert signaling NaN to float')
        return float(str(self)) if not self.is_nan() else float('nan')

    def __complex__(self):
        return complex(float(self))

    def __bool__(self):
        return self._is_special() or self._int != 0

    # ---- arithmetic -------------------------------------------------------------------------------------------------

    def _nan_of(self, other, context):
        """The nan that an operation with a nan answers, or None."""
        for operand in (self, other):
            if operand.is_snan():
                return _invalid(context, 'sNaN')
        for operand in (self, other):
            if operand.is_nan():
                return operand
        return None

    def __neg__(self, context=None):
        context = getcontext() if context is None else context
        if self.is_zero() and context.rounding != ROUND_FLOOR:
            return _make(0, 0, self._exp)
        return _make(1 - self._sign, self._int, self._exp)._rounded(context)

    def __pos__(self, context=None):
        context = getcontext() if context is None else context
        if self.is_zero() and context.rounding != ROUND_FLOOR:
            return _make(0, 0, self._exp)
        return self._rounded(context)

    def __abs__(self, round=True, context=None):
        return _make(0, self._int, self._exp)._rounded(getcontext() if context is None else context)

    def copy_abs(self):
        return _make(0, self._int, self._exp)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp)

    def copy_sign(self, other, context=None):
        return _make(_convert(other)._sign, self._int, self._exp)

    def __add__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else context
        if self._is_special() or other._is_special():
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self.is_infinite():
                if self._sign != other._sign and other.is_infinite():
                    return _invalid(context, '-INF + INF')
                return self
            return other
        exponent = min(self._exp, other._exp)
        a = self._int * 10 ** (self._exp - exponent)
        b = other._int * 10 ** (other._exp - exponent)
        total = (-a if self._sign else a) + (-b if other._sign else b)
        if total:
            sign = 1 if total < 0 else 0
        elif self._sign == other._sign:
            sign = self._sign
        else:
            sign = 1 if context.rounding == ROUND_FLOOR else 0
        return _make(sign, abs(total), exponent)._rounded(context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return self.__add__(other if other.is_nan() else other.copy_negate(), context)

    def __rsub__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__sub__(self, context)

    def __mul__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else context
        sign = self._sign ^ other._sign
        if self._is_special() or other._is_special():
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self.is_zero() or other.is_zero():
                return _invalid(context, '0 * INF')
            return _make(sign, 0, 'F')
        return _make(sign, self._int * other._int, self._exp + other._exp)._rounded(context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else context
        sign = self._sign ^ other._sign
        if self._is_special() or other._is_special():
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self.is_infinite():
                return _invalid(context, 'INF/INF') if other.is_infinite() else _make(sign, 0, 'F')
            return _make(sign, 0, context.Emin - context.prec + 1)
        if other._int == 0:
            if self._int == 0:
                return _undefined(context)
            return context._signal(DivisionByZero, _make(sign, 0, 'F'), *_signal_arguments(DivisionByZero))
        if self._int == 0:
            return _make(sign, 0, self._exp - other._exp)._rounded(context)
        shift = len(str(other._int)) - len(str(self._int)) + context.prec + 1
        exponent = self._exp - other._exp - shift
        if shift >= 0:
            quotient, rest = divmod(self._int * 10**shift, other._int)
        else:
            quotient, rest = divmod(self._int, other._int * 10**-shift)
        if rest:
            # A digit that says that there is more, so that rounding sees it.
            if quotient % 5 == 0:
                quotient += 1
        else:
            ideal = self._exp - other._exp
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return _make(sign, quotient, exponent)._rounded(context)

    def __rtruediv__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__truediv__(self, context)

    def _divide(self, other, context):
        """Integer quotient towards zero, and the rest."""
        exponent = min(self._exp, other._exp)
        a = self._int * 10 ** (self._exp - exponent)
        b = other._int * 10 ** (other._exp - exponent)
        quotient, rest = divmod(a, b)
        if len(str(quotient)) > context.prec:
            answer = context._signal(InvalidOperation, _make(0, 0, 'n'), *_signal_arguments(DivisionImpossible))
            return answer, answer
        return _make(self._sign ^ other._sign, quotient, 0), _make(self._sign, rest, exponent)

    def _special_division(self, other, context):
        """What //, % and divmod answer for nans, infinities and zero divisors, or None."""
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan, nan
        sign = self._sign ^ other._sign
        if self.is_infinite():
            rest = _invalid(context, 'INF % x')
            return (_invalid(context, 'INF // INF') if other.is_infinite() else _make(sign, 0, 'F')), rest
        if other.is_infinite():
            return _make(sign, 0, 0), self._rounded(context)
        if other._int == 0:
            if self._int == 0:
                answer = _undefined(context)
                return answer, answer
            return context._signal(DivisionByZero, _make(sign, 0, 'F'), *_signal_arguments(DivisionByZero)), None
        return None

    def __floordiv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else context
        if self.is_infinite() and other.is_finite():
            return _make(self._sign ^ other._sign, 0, 'F')
        special = self._special_division(other, context)
        return special[0] if special is not None else self._divide(other, context)[0]

    def __rfloordiv__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__floordiv__(self, context)

    def __mod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else context
        if other.is_zero() and self.is_finite():
            return _undefined(context) if self._int == 0 else _invalid(context, 'x % 0')
        special = self._special_division(other, context)
        return special[1] if special is not None else self._divide(other, context)[1]._rounded(context)

    def __rmod__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__mod__(self, context)

    def __divmod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return self.__floordiv__(other, context), self.__mod__(other, context)

    def __rdivmod__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__divmod__(self, context)

    def fma(self, other, third, context=None):
        other = _convert(other)
        return _make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp).__add__(third, context)

    def __pow__(self, other, modulo=None, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else context
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        if other.is_zero():
            return _invalid(context, '0 ** 0') if self.is_zero() else Decimal(1)
        whole = other.is_infinite() or other._exp >= 0 or other._int % 10**-other._exp == 0
        odd = whole and not other.is_infinite() and int(other) % 2 == 1
        sign = 1 if self._sign and odd else 0
        if self._sign and not whole and not self.is_zero():
            return _invalid(context, 'x ** y with x negative and y not an integer')
        if self.is_zero():
            return _make(sign, 0, 'F') if other._sign else _make(sign, 0, 0)
        if self.is_infinite():
            return _make(sign, 0, 0) if other._sign else _make(sign, 0, 'F')
        if other.is_infinite():
            size = self.copy_abs()
            if size == 1:
                return Decimal(1)
            return _make(0, 0, 'F') if (size > 1) == (not other._sign) else _make(0, 0, 0)
        if whole and abs(int(other)) <= 100000:
            return _integer_power(self, int(other), context)
        precise = context.copy()
        precise.prec = context.prec + 10 + len(str(other._int)) + abs(other.adjusted())
        result = (self.copy_abs().ln(precise).__mul__(other, precise)).exp(precise)
        return _make(sign, result._int, result._exp)._rounded(context)

    def __rpow__(self, other, modulo=None, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__pow__(self, modulo, context)

    def sqrt(self, context=None):
        context = getcontext() if context is None else context
        if self.is_nan() or self.is_zero():
            return self if self.is_nan() else _make(self._sign, 0, self._exp // 2)
        if self._sign:
            return _invalid(context, 'sqrt(-x), x > 0')
        if self.is_infinite():
            return self
        exponent = self._exp
        coefficient = self._int
        if exponent % 2:
            coefficient *= 10
            exponent -= 1
        ideal = self._exp // 2
        shift = context.prec + 1 - (len(str(coefficient)) + 1) // 2
        if shift >= 0:
            coefficient *= 100**shift
            exact = True
        else:
            coefficient, rest = divmod(coefficient, 100**-shift)
            exact = rest == 0
        exponent = exponent // 2 - shift
        root = math.isqrt(coefficient)
        exact = exact and root * root == coefficient
        if exact:
            while exponent < ideal and root % 10 == 0:
                root //= 10
                exponent += 1
        elif root % 5 == 0:
            root += 1
        rounding = context.rounding
        context.rounding = ROUND_HALF_EVEN
        try:
            return _make(0, root, exponent)._rounded(context)
        finally:
            context.rounding = rounding

    def exp(self, context=None):
        context = getcontext() if context is None else context
        if self.is_nan():
            return self
        if self.is_infinite():
            return _make(0, 0, 0) if self._sign else self
        if self.is_zero():
            return Decimal(1)
        return _approximated(_exp_scaled, self, context)

    def ln(self, context=None):
        context = getcontext() if context is None else context
        if self.is_nan():
            return self
        if self.is_zero():
            return _make(1, 0, 'F')
        if self._sign:
            return _invalid(context, 'ln of a negative value')
        if self.is_infinite():
            return self
        if self == 1:
            return Decimal(0)
        return _approximated(_ln_scaled, self, context)

    def log10(self, context=None):
        context = getcontext() if context is None else context
        if self.is_nan() or self.is_zero() or self._sign or self.is_infinite():
            return self.ln(context)
        digits = str(self._int)
        if digits.rstrip('0') == '1':
            return Decimal(self._exp + len(digits) - 1)._rounded(context)
        precise = context.copy()
        precise.prec = context.prec + 5
        return self.ln(precise).__truediv__(Decimal(10).ln(precise), precise)._rounded(context)

    # ---- order ------------------------------------------------------------------------------------------------------

    def _compare(self, other):
        """-1, 0 or 1 of two numbers that are no nans."""
        if self.is_infinite() or other.is_infinite():
            a = (0 if not self.is_infinite() else -1 if self._sign else 1)
            b = (0 if not other.is_infinite() else -1 if other._sign else 1)
            return (a > b) - (a < b)
        exponent = min(self._exp, other._exp)
        if self._int == 0 or other._int == 0 or self._sign != other._sign or self.adjusted() == other.adjusted():
            a = self._int * 10 ** (self._exp - exponent) if self._int else 0
            b = other._int * 10 ** (other._exp - exponent) if other._int else 0
        else:
            a = self.adjusted()
            b = other.adjusted()
            if self._sign:
                return -1 if a > b else 1
            return 1 if a > b else -1
        a = -a if self._sign else a
        b = -b if other._sign else b
        return (a > b) - (a < b)

    def compare(self, other, context=None):
        other = _convert(other)
        nan = self._nan_of(other, getcontext() if context is None else context)
        return nan if nan is not None else Decimal(self._compare(other))

    def __eq__(self, other):
        other = _convert_for_comparison(other)
        if other is NotImplemented:
            return other
        return not self.is_nan() and not other.is_nan() and self._compare(other) == 0

    def _ordered(self, other):
        other = _convert_for_comparison(other)
        if other is not NotImplemented and (self.is_nan() or other.is_nan()):
            _invalid(getcontext(), 'comparison involving NaN')
            return None
        return other

    def __lt__(self, other):
        other = self._ordered(other)
        return other if other is NotImplemented else other is not None and self._compare(other) < 0

    def __le__(self, other):
        other = self._ordered(other)
        return other if other is NotImplemented else other is not None and self._compare(other) <= 0

    def __gt__(self, other):
        other = self._ordered(other)
        return other if other is NotImplemented else other is not None and self._compare(other) > 0

    def __ge__(self, other):
        other = self._ordered(other)
        return other if other is NotImplemented else other is not None and self._compare(other) >= 0

    def max(self, other, context=None):
        other = _convert(other)
        return (other if self < other else self)._rounded(getcontext() if context is None else context)

    def min(self, other, context=None):
        other = _convert(other)
        return (self if self < other else other)._rounded(getcontext() if context is None else context)

    def __hash__(self):
        if self._is_special():
            if self.is_snan():
                raise TypeError('Cannot hash a signaling NaN value.')
            return object.__hash__(self) if self.is_nan() else (-314159 if self._sign else 314159)
        modulus = 2**61 - 1
        power = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, -1, modulus), -self._exp, modulus)
        value = self._int * power % modulus
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def same_quantum(self, other, context=None):
        return self._exp == _convert(other)._exp

    def scaleb(self, other, context=None):
        return _make(self._sign, self._int, self._exp + int(other))._rounded(getcontext() if context is None else context)

    def number_class(self, context=None):
        if self._is_special():
            return 'sNaN' if self.is_snan() else 'NaN' if self.is_nan() else ('-' if self._sign else '+') + 'Infinity'
        return ('-' if self._sign else '+') + ('Zero' if self._int == 0 else 'Normal')

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return (type(self), (str(self),))


numbers.Number.register(Decimal)


class DecimalTuple(tuple):
    """Sign, digits and exponent."""

    def __new__(cls, sign, digits, exponent):
        return tuple.__new__(cls, (sign, digits, exponent))

    sign = property(lambda self: self[0])
    digits = property(lambda self: self[1])
    exponent = property(lambda self: self[2])

    def __repr__(self):
        return 'DecimalTuple(sign=' + repr(self[0]) + ', digits=' + repr(self[1]) + ', exponent=' + repr(self[2]) + ')'


class DivisionImpossible(InvalidOperation):
    __module__ = 'decimal'


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = 'decimal'


def _make(sign, coefficient, exponent, cls=Decimal):
    self = object.__new__(cls)
    self._sign = sign
    self._int = coefficient
    self._exp = exponent
    return self


def _signal_arguments(kind):
    """What the exceptions of CPython's C implementation hold: a list of the conditions."""
    return ([kind],)


def _syntax_arguments():
    return _signal_arguments(ConversionSyntax)


def _invalid(context, message):
    return context._signal(InvalidOperation, _make(0, 0, 'n'), *_signal_arguments(InvalidOperation))


def _undefined(context):
    return context._signal(InvalidOperation, _make(0, 0, 'n'), *_signal_arguments(DivisionUndefined))


def _float_parts(value):
    if value != value:
        return 0, 0, 'n'
    sign = 1 if math.copysign(1.0, value) < 0 else 0
    if value in (math.inf, -math.inf):
        return sign, 0, 'F'
    top, bottom = abs(value).as_integer_ratio()
    power = bottom.bit_length() - 1
    return sign, top * 5**power, -power


def _convert(value):
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else NotImplemented


def _convert_for_comparison(value):
    if isinstance(value, (Decimal, int)):
        return _convert(value)
    if isinstance(value, float):
        return Decimal(value)
    if isinstance(value, complex) and value.imag == 0:
        return Decimal(value.real)
    if isinstance(value, numbers.Rational):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return NotImplemented


def _integer_power(base, power, context):
    exact_digits = len(str(base._int)) * abs(power)
    if power > 0 and exact_digits <= 4 * context.prec:
        sign = base._sign if power % 2 else 0
        return _make(sign, base._int**power, base._exp * power)._rounded(context)
    precise = context.copy()
    precise.prec = context.prec + 4 + len(str(abs(power)))
    result = Decimal(1)
    factor = base
    rest = abs(power)
    while rest:
        if rest % 2:
            result = result.__mul__(factor, precise)
        rest //= 2
        if rest:
            factor = factor.__mul__(factor, precise)
    if power < 0:
        result = Decimal(1).__truediv__(result, precise)
    return result._rounded(context)


def _approximated(function, value, context):
    """A transcendental function rounded correctly: with more digits until the rounding is certain."""
    digits = context.prec + 5
    while True:
        coefficient, exponent = function(value, digits)
        rest = abs(coefficient) % 10 ** (len(str(abs(coefficient))) - context.prec)
        half = 5 * 10 ** (len(str(abs(coefficient))) - context.prec - 1)
        if abs(rest - half) > 20 and rest > 20 and 2 * half - rest > 20 or digits > context.prec + 40:
            break
        digits += 5
    rounding = context.rounding
    context.rounding = ROUND_HALF_EVEN
    try:
        return _make(1 if coefficient < 0 else 0, abs(coefficient), exponent)._rounded(context)
    finally:
        context.rounding = rounding


def _exp_series(x, scale):
    """exp(x / scale) * scale for small x."""
    term = total = scale
    k = 1
    while term:
        term = term * x // (scale * k)
        total += term
        k += 1
        if term == -1:
            break
    return total


def _exp_scaled(value, digits):
    work = digits + max(value.adjusted(), 0) + 8
    scale = 10**work
    x = value._int * 10 ** (value._exp + work) if value._exp + work >= 0 else value._int // 10 ** -(value._exp + work)
    x = -x if value._sign else x
    ln10 = _ln10(work)
    power, x = divmod(x, ln10)
    halvings = 16
    total = _exp_series(x >> halvings, scale)
    for _ in range(halvings):
        total = total * total // scale
    drop = len(str(total)) - digits - 2
    return total // 10**drop, power - work + drop


_ln10_cache = {}


def _ln10(digits):
    known = _ln10_cache.get(digits)
    if known is None:
        known = _ln10_cache[digits] = _ln_of(10, 1, digits)
    return known


def _ln_of(top, bottom, digits):
    """ln(top / bottom) * 10**digits."""
    scale = 10 ** (digits + 10)
    twos = 0
    while top > 2 * bottom:
        bottom *= 2
        twos += 1
    while 2 * top < bottom:
        top *= 2
        twos -= 1
    total = _atanh_series((top - bottom) * scale // (top + bottom), scale)
    if twos:
        total += twos * _atanh_series(scale // 3, scale)
    return total // 10**10


def _atanh_series(x, scale):
    """2 * atanh(x / scale) * scale."""
    square = x * x // scale
    term = x
    total = 0
    k = 1
    while term:
        total += term // k
        term = term * square // scale
        k += 2
        if term == -1:
            break
    return 2 * total


def _ln_scaled(value, digits):
    work = digits + 12 + abs(value.adjusted()).bit_length()
    length = len(str(value._int))
    power = value._exp + length
    total = _ln_of(value._int, 10**length, work) + power * _ln10(work)
    missing = digits + 2 - len(str(abs(total)))
    if missing > 0:
        work += missing + 5
        total = _ln_of(value._int, 10**length, work) + power * _ln10(work)
    drop = max(len(str(abs(total))) - digits - 2, 0)
    sign = -1 if total < 0 else 1
    return sign * (abs(total) // 10**drop), drop - work


def _pad(text, layout, separator):
    """Fill, alignment, sign, zero padding and grouping of a formatted number."""
    fill = ' '
    align = '>'
    at = 0
    if len(layout) > 1 and layout[1] in '<>=^':
        fill = layout[0]
        align = layout[1]
        at = 2
    elif layout[:1] in ('<', '>', '=', '^') and layout:
        align = layout[0]
        at = 1
    sign = ''
    if text.startswith('-'):
        sign = '-'
        text = text[1:]
    elif layout[at : at + 1] in ('+', ' ') and layout[at : at + 1]:
        sign = layout[at]
    if layout[at : at + 1] in ('+', '-', ' ') and layout[at : at + 1]:
        at += 1
    if layout[at : at + 1] == '0':
        fill = '0'
        align = '='
        at += 1
    width = int(layout[at:] or '0')
    if separator:
        whole, point, rest = text.partition('.')
        groups = []
        while len(whole) > 3:
            groups.insert(0, whole[-3:])
            whole = whole[:-3]
        text = separator.join([whole] + groups) + point + rest
    missing = width - len(sign) - len(text)
    if missing <= 0:
        return sign + text
    if align == '=':
        return sign + fill * missing + text
    if align == '<':
        return sign + text + fill * missing
    if align == '^':
        return fill * (missing // 2) + sign + text + fill * (missing - missing // 2)
    return fill * missing + sign + text
