"""Built-in functions of numbers, texts and attributes that are served without leaving RTS say what the general way says."""
import abc
import enum
import math


class Own:
    x = 1

    def __init__(s):
        s.y = 2

    def method(s):
        return 'method'

    @property
    def p(s):
        return 'property'

    @staticmethod
    def static():
        return 'static'

    @classmethod
    def ofclass(cls):
        return cls.__name__


class Dynamic:
    def __getattr__(s, name):
        if name == 'no':
            raise AttributeError(name)
        return 'dynamic ' + name


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Meta(type):
    shared = 'of meta'

    @property
    def both(cls):
        return 'meta property'

    def __instancecheck__(cls, o):
        return o == 5


class WithMeta(metaclass=Meta):
    both = 'class'
    own = 'own'


class Shape(abc.ABC):
    pass


Shape.register(int)


class Text(str):
    pass


class Yes:
    def __bool__(s):
        return False


own, dynamic, text = Own(), Dynamic(), Text('7')
for k in range(300):
    suffix = 'hod' if k % 2 else 'hod'
    rows = [
        [getattr(own, 'x'), getattr(own, 'y'), getattr(own, 'met' + suffix)(), getattr(own, 'p'), getattr(own, 'static')(), getattr(own, 'ofclass')()],
        [getattr(own, 'z', 3), getattr(own, 'y', 3), hasattr(own, 'z'), hasattr(own, 'p'), hasattr(math, 'pi'), hasattr(math, 'no'), hasattr(own, '__class__')],
        [getattr(dynamic, 'a'), getattr(dynamic, 'no', 0), hasattr(dynamic, 'no'), getattr(5, 'real'), getattr('a', 'upper')(), getattr(Own, 'x')],
        [Color.RED.name, Color.BLUE.value, getattr(Color, 'RED') is Color.RED, hasattr(Color, 'GREEN'), Color(2).name, WithMeta.both, WithMeta.own, WithMeta.shared],
        [isinstance(5, (str, int)), isinstance(5, (str, (float, int))), isinstance(5, ()), isinstance(own, (str, Own)), isinstance(5, WithMeta), isinstance(6, WithMeta)],
        [isinstance(True, (Shape, str)), isinstance(5, Shape), isinstance('5', (Shape, bytes)), isinstance(Color.RED, Color), isinstance(Color.RED, (int, Color))],
        [divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(7, -1), divmod(2**70, 10**20), divmod(7.5, 2), divmod(True, 2)],
        [round(2.5), round(3.5), round(-0.4), round(-2.5), round(7), round(True), round(1e300) == int(1e300), round(2.567, 2), round(15, -1)],
        [hash(5), hash(-1), hash(2.0), hash((1, 2)) == hash((1.0, 2)), hash(True), hash(own) == hash(own), {own: 1}[own], own in {own}],
        [int('12'), int(' -12 '), int('+7'), int('1_0'), int('123456789012345678'), int('1234567890123456789012'), int(text), int('\u0664')],
        [float('1.5'), float('-0'), float(' 1e3 '), float('.5'), float('5.'), float('1E-2'), float('inf'), float('1e400'), float('0.1') + float('0.2')],
        [float('123456789.123456789'), float('1e22'), float('1e23'), float('9007199254740993'), float('1_0.5'), float('3.14159265358979'), float(text)],
        [bool(0), bool(''), bool([0]), bool(Yes()), bool(), bool(2**70), bool(0.0), bool(own), int(), bool(None)],
    ]
print(rows[0])  # expect: [1, 2, 'method', 'property', 'static', 'Own']
print(rows[1])  # expect: [3, 2, False, True, True, False, True]
print(rows[2])  # expect: ['dynamic a', 0, False, 5, 'A', 1]
print(rows[3])  # expect: ['RED', 2, True, False, 'BLUE', 'meta property', 'own', 'of meta']
print(rows[4])  # expect: [True, True, False, True, True, False]
print(rows[5])  # expect: [True, True, False, True, True]
print(rows[6])  # expect: [(2, 1), (-3, 2), (-3, -2), (-7, 0), (11, 80591620717411303424), (3.0, 1.5), (0, 1)]
print(rows[7])  # expect: [2, 4, 0, -2, 7, 1, True, 2.57, 20]
print(rows[8])  # expect: [5, -2, 2, True, 1, True, 1, True]
print(rows[9])  # expect: [12, -12, 7, 10, 123456789012345678, 1234567890123456789012, 7, 4]
print(rows[10])  # expect: [1.5, -0.0, 1000.0, 0.5, 5.0, 0.01, inf, inf, 0.30000000000000004]
print(rows[11])  # expect: [123456789.12345679, 1e+22, 1e+23, 9007199254740992.0, 10.5, 3.14159265358979, 7.0]
print(rows[12])  # expect: [False, False, True, False, False, True, False, True, 0, False]


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: getattr(own, 'z'))  # expect: AttributeError 'Own' object has no attribute 'z'
attempt(lambda: getattr(own, 5))  # expect: TypeError attribute name must be string, not 'int'
attempt(lambda: hasattr(own, 5))  # expect: TypeError attribute name must be string, not 'int'
attempt(lambda: Color.GREEN)  # expect: AttributeError type object 'Color' has no attribute 'GREEN'
attempt(lambda: isinstance(5, (str, 5)))  # expect: TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
attempt(lambda: divmod(1, 0))  # expect: ZeroDivisionError division by zero
attempt(lambda: round(float('nan')))  # expect: ValueError cannot convert float NaN to integer
attempt(lambda: round('a'))  # expect: TypeError type str doesn't define __round__ method
attempt(lambda: hash([]))  # expect: TypeError unhashable type: 'list'
attempt(lambda: int('1 2'))  # expect: ValueError invalid literal for int() with base 10: '1 2'
attempt(lambda: int(''))  # expect: ValueError invalid literal for int() with base 10: ''
attempt(lambda: int('-'))  # expect: ValueError invalid literal for int() with base 10: '-'
attempt(lambda: float('1e'))  # expect: ValueError could not convert string to float: '1e'
attempt(lambda: float('.'))  # expect: ValueError could not convert string to float: '.'
attempt(lambda: float('1 2'))  # expect: ValueError could not convert string to float: '1 2'
attempt(lambda: bool(1, 2))  # expect: TypeError bool expected at most 1 argument, got 2


class Late:
    pass


late, found = Late(), []
for k in range(300):
    if k == 150:
        Late.name = 'now'
    found.append(getattr(late, 'name', None))
    if k == 250:
        late.name = 'own'
print(found[149], found[150], found[251])  # expect: None now own
keys = {}
for k in range(300):
    key = Late()
    keys[key] = k
    assert key in keys and Late() not in keys and [key].index(key) == 0
print(len(keys))  # expect: 300
# oracles: 3.14
