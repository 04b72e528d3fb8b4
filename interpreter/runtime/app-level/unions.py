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
