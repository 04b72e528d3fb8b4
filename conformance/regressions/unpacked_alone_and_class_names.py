# A single unpacked argument is the tuple of arguments as it is; __class__ and the __name__ of classes are read in place.
class Items:
    def __iter__(s):
        yield from (1, 2)


class Meta(type):
    pass


class Base(metaclass=Meta):
    pass


class Named(Base):
    __name__ = 'of instances'


class Mock:
    __class__ = property(lambda s: int)


class Pretends:
    @property
    def __class__(s):
        return Base


def pack(*args, **keywords):
    return args, keywords




def changing(items):
    """The items are taken after the keywords are evaluated."""
    return pack(*items, k=items.append(9))


for _ in range(300):
    given = (1, 2)
    rows = [
        [pack(*given), pack(*[3]), pack(*Items()), pack(*'ab'), pack(*{}), pack(*()), pack(*range(2))],
        [changing([1]), pack(*given, **{'k': 1}), max(*[3, 4]), pack(*given, 5), pack(0, *given)],
        [Base().__class__.__name__, type(5).__name__, Named.__name__, Named().__name__, type(Base).__name__, (5).__class__, [].__class__],
        [Mock().__class__, Pretends().__class__.__name__, isinstance(Base().__class__(), Base), getattr(Base(), '__class__') is Base],
    ]
print(rows[0])  # expect: [((1, 2), {}), ((3,), {}), ((1, 2), {}), (('a', 'b'), {}), ((), {}), ((), {}), ((0, 1), {})]
print(rows[1])  # expect: [((1, 9), {'k': None}), ((1, 2), {'k': 1}), 4, ((1, 2, 5), {}), ((0, 1, 2), {})]
print(rows[2])  # expect: ['Base', 'int', 'Named', 'of instances', 'Meta', <class 'int'>, <class 'list'>]
print(rows[3])  # expect: [<class 'int'>, 'Base', True, True]


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: pack(*5))  # expect: TypeError __main__.pack() argument after * must be an iterable, not int
attempt(lambda: len(*None))  # expect: TypeError len() argument after * must be an iterable, not NoneType
attempt(lambda: pack(*(1 / k for k in (1, 0))))  # expect: ZeroDivisionError division by zero
names, renamed = [], Base()
for k in range(300):
    if k == 150:
        Base.__name__ = 'Other'
    if k == 200:
        renamed.__class__ = Named
    names.append(renamed.__class__.__name__)
print(names[149], names[150], names[200])  # expect: Base Other Named
