"""What `int | str` makes: a union of types, which isinstance and issubclass understand (library reference, "Union Type")."""


def type_or(self, value, /):
    return _union_of(self, value)


def type_ror(self, value, /):
    return _union_of(value, self)


def _union_of(left, right):
    members = []
    for operand in (left, right):
        if not _add_members(members, operand):
            return NotImplemented
    if len(members) == 1:
        return members[0]
    union = object.__new__(Union)
    union.__args__ = tuple(members)
    return union


def _add_members(members, operand):
    """Adds what an operand stands for, without doubles; False when it cannot be in a union."""
    if operand is None:
        operand = type(None)
    if type(operand) is Union:
        for member in operand.__args__:
            _add_members(members, member)
        return True
    if not _is_class(operand) and not hasattr(operand, '__origin__') and not hasattr(operand, '__typing_subst__'):
        return False
    for member in members:
        if member is operand or member == operand:
            return True
    members.append(operand)
    return True


def _shown_member(member):
    if member is type(None):
        return 'None'
    if not _is_class(member):
        return repr(member)
    module = member.__module__
    return member.__qualname__ if module == 'builtins' else module + '.' + member.__qualname__


class Union:
    """A union of types."""

    __module__ = 'typing'
    __parameters__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'typing.Union' instances")

    @property
    def __origin__(self):
        return Union

    def __or__(self, other):
        return _union_of(self, other)

    def __ror__(self, other):
        return _union_of(other, self)

    def __instancecheck__(self, instance):
        for member in self.__args__:
            if not _is_class(member):
                raise TypeError('isinstance() argument 2 cannot be a parameterized generic')
            if isinstance(instance, member):
                return True
        return False

    def __subclasscheck__(self, cls):
        for member in self.__args__:
            if not _is_class(member):
                raise TypeError('issubclass() argument 2 cannot be a parameterized generic')
            if issubclass(cls, member):
                return True
        return False

    def __eq__(self, other):
        if type(other) is not Union:
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        return ' | '.join([_shown_member(member) for member in self.__args__])


class GenericAlias:
    """`list[int]`: a class with its arguments. Calls make what the class makes; nothing checks the arguments."""

    __module__ = 'types'

    def __init__(self, origin, args, /):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = tuple([arg for arg in self.__args__ if hasattr(arg, '__typing_subst__')])

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__') and name not in ('__name__', '__qualname__', '__doc__', '__module__'):
            raise AttributeError("type object '" + self.__origin__.__name__ + "' has no attribute '" + name + "'")
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getitem__(self, item):
        items = item if isinstance(item, tuple) else (item,)
        if not self.__parameters__:
            raise TypeError(repr(self) + ' is not a generic class')
        if len(items) != len(self.__parameters__):
            few = 'few' if len(items) < len(self.__parameters__) else 'many'
            expected = str(len(self.__parameters__))
            raise TypeError('Too ' + few + ' arguments for ' + repr(self) + '; actual ' + str(len(items)) + ', expected ' + expected)
        chosen = dict(zip(self.__parameters__, items))
        return GenericAlias(self.__origin__, tuple([chosen.get(arg, arg) for arg in self.__args__]))

    def __instancecheck__(self, instance):
        raise TypeError('isinstance() argument 2 cannot be a parameterized generic')

    def __subclasscheck__(self, cls):
        raise TypeError('issubclass() argument 2 cannot be a parameterized generic')

    def __iter__(self):
        yield self

    def __repr__(self):
        shown = []
        for arg in self.__args__:
            shown.append('...' if arg is ... else _shown_argument(arg))
        return _shown_member(self.__origin__) + '[' + (', '.join(shown) if shown else '()') + ']'

    def __eq__(self, other):
        if type(other) is not GenericAlias:
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return _union_of(self, other)

    def __ror__(self, other):
        return _union_of(other, self)


def _shown_argument(arg):
    if isinstance(arg, list):
        return '[' + ', '.join([_shown_argument(item) for item in arg]) + ']'
    return 'NoneType' if arg is type(None) else _shown_member(arg)
