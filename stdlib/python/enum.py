"""Enumerations: classes whose attributes are their instances."""

__all__ = ['Enum', 'EnumType', 'EnumMeta', 'Flag', 'IntEnum', 'IntFlag', 'StrEnum', 'auto', 'member', 'nonmember', 'unique']


class auto:
    """A value to be chosen by _generate_next_value_."""

    value = None

    def __repr__(self):
        return 'auto()'


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


def _is_member_name(name, value):
    if name.startswith('__') and name.endswith('__'):
        return False
    if name.startswith('_') and name.endswith('_') and len(name) > 2:
        return False
    if isinstance(value, (property, staticmethod, classmethod, nonmember)):
        return False
    return not (hasattr(type(value), '__get__') and not isinstance(value, type))


class _EnumDict(dict):
    """The namespace of an enum's body: notes which names are members and gives auto() its values."""

    def __init__(self, cls_name):
        dict.__init__(self)
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignored = []
        self._generate = None

    def __setitem__(self, key, value):
        if key == '_generate_next_value_':
            self._generate = value.__func__ if isinstance(value, staticmethod) else value
        elif key == '_ignore_':
            self._ignored = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
        elif key in self._member_names:
            raise TypeError(repr(key) + ' already defined as ' + repr(self[key]))
        elif key not in self._ignored and (isinstance(value, member) or _is_member_name(key, value)):
            if isinstance(value, member):
                value = value.value
            value = self._resolve(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        elif isinstance(value, nonmember):
            value = value.value
        dict.__setitem__(self, key, value)

    def _resolve(self, key, value):
        if isinstance(value, auto):
            return self._generate(key, 1, len(self._member_names), self._last_values[:])
        if type(value) is tuple and any([isinstance(part, auto) for part in value]):
            return tuple([self._resolve(key, part) for part in value])
        return value


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        namespace = _EnumDict(cls)
        for base in bases:
            if hasattr(base, '_generate_next_value_'):
                namespace._generate = base._generate_next_value_
                break
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
        for base in bases:
            if getattr(base, '_member_names_', None):
                raise TypeError("<enum '%s'> cannot extend %r" % (cls, base))
        names = list(getattr(classdict, '_member_names', ()))
        values = [classdict[name] for name in names]
        body = {key: value for key, value in classdict.items() if key not in names and key != '_ignore_'}
        if isinstance(body.get('_generate_next_value_'), type(lambda: 0)):
            body['_generate_next_value_'] = staticmethod(body['_generate_next_value_'])
        own_new = body.pop('__new__', None) if bases else None
        if own_new is not None:
            body['_new_member_'] = own_new if isinstance(own_new, staticmethod) else staticmethod(own_new)
        if any(isinstance(base, EnumType) for base in bases):
            # A member type before Enum among the bases has a __new__ of its own, which looks nothing up.
            body['__new__'] = Enum.__new__
        enum_class = type.__new__(metacls, cls, bases, body, **kwds)
        enum_class._member_names_ = []
        enum_class._member_map_ = {}
        enum_class._value2member_map_ = {}
        enum_class._unhashable_values_ = []
        data_type = _data_type(enum_class)
        enum_class._member_type_ = data_type
        enums = [base for base in bases if isinstance(base, EnumType)]
        for special in ('__repr__', '__str__', '__format__') if enums else ():
            found = getattr(enum_class, special)
            if special not in body and found in (getattr(data_type, special), getattr(object, special)):
                type.__setattr__(enum_class, special, getattr(enums[-1], special))
        for name, value in zip(names, values):
            _add_member(enum_class, name, value, data_type)
        return enum_class

    def __call__(cls, value=None, names=None, /, *args, module=None, qualname=None, type=None, start=1, **kwds):
        if cls._member_map_ or names is None and '_member_names_' in cls.__dict__ and cls._member_names_:
            if names is not None:
                value = (value, names) + args
            return cls.__new__(cls, value)
        if names is None:
            return cls.__new__(cls, value)
        return _functional(cls, value, names, module, type, start)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return False

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __repr__(cls):
        kind = 'flag' if issubclass(cls, Flag) else 'enum'
        return "<%s '%s'>" % (kind, cls.__name__)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member ' + repr(name))
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(repr(cls.__name__) + ' cannot delete member ' + repr(name) + '.')
        super().__delattr__(name)

    def __dir__(cls):
        return ['__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__'] + list(
            cls._member_names_
        )

    @property
    def __members__(cls):
        return dict(cls._member_map_)


EnumMeta = EnumType


def _data_type(enum_class):
    """The type mixed in before Enum (int in IntEnum), or object."""
    for base in enum_class.__mro__[1:]:
        if not isinstance(base, EnumType) and base is not object and '__new__' in base.__dict__:
            return base
    return object


def _add_member(enum_class, name, value, data_type):
    args = value if isinstance(value, tuple) else (value,)
    if data_type is tuple:
        args = (value,)
    new_member = getattr(enum_class, '_new_member_', None)
    if new_member is not None:
        self = new_member(enum_class, *args)
        if not hasattr(self, '_value_'):
            self._value_ = value
    elif data_type is object:
        self = object.__new__(enum_class)
        self._value_ = value
    else:
        self = data_type.__new__(enum_class, *args)
        self._value_ = data_type(*args)
    value = self._value_
    self._name_ = name
    self.__objclass__ = enum_class
    if enum_class.__init__ is not Enum.__init__:
        self.__init__(*args)
        value = self._value_
    known = None
    try:
        known = enum_class._value2member_map_.get(value)
    except TypeError:
        for other in enum_class._member_map_.values():
            if other._value_ == value:
                known = other
    if known is not None:
        self = known
    else:
        self._sort_order_ = len(enum_class._member_names_)
        if not issubclass(enum_class, Flag) or _is_single_bit(value):
            enum_class._member_names_.append(name)
        try:
            enum_class._value2member_map_[value] = self
        except TypeError:
            enum_class._unhashable_values_.append(value)
    enum_class._member_map_[name] = self
    type.__setattr__(enum_class, name, self)


def _is_single_bit(value):
    return isinstance(value, int) and value > 0 and value & (value - 1) == 0


def _functional(cls, class_name, names, module, mixin, start):
    metacls = type(cls)
    bases = (cls,) if mixin is None else (mixin, cls)
    namespace = metacls.__prepare__(class_name, bases)
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    values = []
    for item in names.items() if isinstance(names, dict) else names:
        if isinstance(item, str):
            value = cls._generate_next_value_(item, start, len(values), values[:])
            values.append(value)
            namespace[item] = value
        else:
            namespace[item[0]] = item[1]
    if module is None:
        import sys

        module = sys._getframe(2).f_globals.get('__name__', '__main__')
    namespace['__module__'] = module
    return metacls.__new__(metacls, class_name, bases, namespace)


class Enum(metaclass=EnumType):
    """A set of names for unique values."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for found in cls._member_map_.values():
                if found._value_ == value:
                    return found
        result = cls._missing_(value)
        if isinstance(result, cls):
            return result
        if result is None:
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        raise TypeError(
            'error in %s._missing_: returned %r instead of None or a valid member' % (cls.__name__, result)
        )

    def __init__(self, *args, **kwds):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __reduce__(self):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __dir__(self):
        return ['__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value']


class IntEnum(int, Enum):
    """An enumeration of ints."""

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, format_spec):
        return int.__format__(self, format_spec)

    def __hash__(self):
        return int.__hash__(self)


class StrEnum(str, Enum):
    """An enumeration of strs; auto() gives the name in lower case."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str.__str__(self)

    def __format__(self, format_spec):
        return str.__format__(self, format_spec)

    def __hash__(self):
        return str.__hash__(self)


class Flag(Enum):
    """An enumeration of bits that combine with | & ^ ~."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        everything = cls._all_bits()
        if value < 0:
            value = everything + 1 + value if value >= -everything - 1 else value
        if value < 0 or value & ~everything:
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        data_type = cls._member_type_
        self = object.__new__(cls) if data_type is object else data_type.__new__(cls, value)
        self._value_ = value
        names = [found._name_ for found in cls if found._value_ & value]
        self._name_ = '|'.join(names) if names else None
        cls._value2member_map_[value] = self
        return self

    @classmethod
    def _all_bits(cls):
        everything = 0
        for found in cls._member_map_.values():
            everything |= found._value_
        return everything

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                "unsupported operand type(s) for 'in': %r and %r" % (type(other).__qualname__, type(self).__qualname__)
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([found for found in self.__class__ if found._value_ & self._value_])

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return self._value_ != 0

    def __repr__(self):
        if self._name_ is None:
            return '<%s: %r>' % (self.__class__.__name__, self._value_)
        return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        if self._name_ is None:
            return '%s(%r)' % (self.__class__.__name__, self._value_)
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def _operand(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        bits = self._operand(other)
        return NotImplemented if bits is None else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._operand(other)
        return NotImplemented if bits is None else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._operand(other)
        return NotImplemented if bits is None else self.__class__(self._value_ ^ bits)

    def __invert__(self):
        return self.__class__(self._all_bits() & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__
    __hash__ = Enum.__hash__


class IntFlag(int, Flag):
    """Flags that are ints too."""

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, format_spec):
        return int.__format__(self, format_spec)

    def __hash__(self):
        return int.__hash__(self)

    __or__ = Flag.__or__
    __and__ = Flag.__and__
    __xor__ = Flag.__xor__
    __ror__ = Flag.__or__
    __rand__ = Flag.__and__
    __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __bool__ = Flag.__bool__
    __repr__ = Flag.__repr__


def unique(enumeration):
    """Refuses an enumeration in which a value has two names."""
    duplicates = []
    for name, found in enumeration._member_map_.items():
        if name != found._name_:
            duplicates.append(name + ' -> ' + found._name_)
    if duplicates:
        raise ValueError('duplicate values found in %r: %s' % (enumeration, ', '.join(duplicates)))
    return enumeration
