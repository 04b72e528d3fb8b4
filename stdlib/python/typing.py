"""Names for annotations. They mean nothing at run time: subscripts and unions make objects that only show themselves."""

import collections
import collections.abc
from abc import ABCMeta
from types import GenericAlias


def _shown(arg):
    if arg is ...:
        return '...'
    if isinstance(arg, type):
        return arg.__qualname__ if arg.__module__ == 'builtins' else arg.__module__ + '.' + arg.__qualname__
    if isinstance(arg, tuple):
        return '[' + ', '.join([_shown(part) for part in arg]) + ']'
    return repr(arg)


def _united(args):
    """What `a | b` makes, or a form when a name stands for a type."""
    result = args[0]
    for arg in args[1:]:
        try:
            result = result | arg
        except TypeError:
            return _Form('Union', args, Union)
    return result


class _Form:
    """A special form such as Any or Optional, perhaps with arguments."""

    def __init__(self, name, args=None, origin=None):
        self._name = name
        self.__args__ = args
        self.__origin__ = origin

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        if self._name == 'Optional':
            return _united(args + (None,))
        if self._name == 'Union':
            return _united(args)
        args = tuple([tuple(arg) if isinstance(arg, list) else arg for arg in args])
        return _Form(self._name, args, self.__origin__ or self)

    def __or__(self, other):
        return _Form('Union', (self, other), Union)

    def __ror__(self, other):
        return _Form('Union', (other, self), Union)

    def __call__(self, *args, **kwargs):
        if isinstance(self.__origin__, type):
            return self.__origin__(*args, **kwargs)
        raise TypeError('Cannot instantiate typing.' + self._name)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, type):
            return (self.__origin__,)
        return ()

    def __instancecheck__(self, instance):
        if isinstance(self.__origin__, type):
            return isinstance(instance, self.__origin__)
        raise TypeError('typing.' + self._name + ' cannot be used with isinstance()')

    def __eq__(self, other):
        if not isinstance(other, _Form):
            return NotImplemented
        return self._name == other._name and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._name, self.__args__))

    def __repr__(self):
        if self.__args__ is None:
            return 'typing.' + self._name
        return 'typing.' + self._name + '[' + ', '.join([_shown(arg) for arg in self.__args__]) + ']'


Any = _Form('Any')
NoReturn = _Form('NoReturn')
Never = _Form('Never')
Self = _Form('Self')
LiteralString = _Form('LiteralString')
Union = _Form('Union')
Optional = _Form('Optional')
Literal = _Form('Literal')
Final = _Form('Final')
ClassVar = _Form('ClassVar')
Annotated = _Form('Annotated')
Concatenate = _Form('Concatenate')
TypeAlias = _Form('TypeAlias')
TypeGuard = _Form('TypeGuard')
TypeIs = _Form('TypeIs')
Required = _Form('Required')
NotRequired = _Form('NotRequired')
ReadOnly = _Form('ReadOnly')
Unpack = _Form('Unpack')
List = _Form('List', None, list)
Dict = _Form('Dict', None, dict)
Set = _Form('Set', None, set)
FrozenSet = _Form('FrozenSet', None, frozenset)
Tuple = _Form('Tuple', None, tuple)
Type = _Form('Type', None, type)
DefaultDict = _Form('DefaultDict', None, collections.defaultdict)
OrderedDict = _Form('OrderedDict', None, collections.OrderedDict)
Counter = _Form('Counter', None, collections.Counter)
ChainMap = _Form('ChainMap', None, collections.ChainMap)
Deque = _Form('Deque', None, collections.deque)
Callable = _Form('Callable', None, collections.abc.Callable)
Iterable = _Form('Iterable', None, collections.abc.Iterable)
Iterator = _Form('Iterator', None, collections.abc.Iterator)
Generator = _Form('Generator', None, collections.abc.Generator)
Collection = _Form('Collection', None, collections.abc.Collection)
Container = _Form('Container', None, collections.abc.Container)
Sequence = _Form('Sequence', None, collections.abc.Sequence)
MutableSequence = _Form('MutableSequence', None, collections.abc.MutableSequence)
Mapping = _Form('Mapping', None, collections.abc.Mapping)
MutableMapping = _Form('MutableMapping', None, collections.abc.MutableMapping)
AbstractSet = _Form('AbstractSet', None, collections.abc.Set)
MutableSet = _Form('MutableSet', None, collections.abc.MutableSet)
Hashable = collections.abc.Hashable
Sized = collections.abc.Sized
Reversible = _Form('Reversible', None, collections.abc.Reversible)
Awaitable = _Form('Awaitable')
Coroutine = _Form('Coroutine')
AsyncIterator = _Form('AsyncIterator')
AsyncIterable = _Form('AsyncIterable')
AsyncGenerator = _Form('AsyncGenerator')
IO = _Form('IO')
TextIO = _Form('TextIO')
BinaryIO = _Form('BinaryIO')
Text = str
TYPE_CHECKING = False


class _NoDefaultType:
    def __repr__(self):
        return 'typing.NoDefault'


NoDefault = _NoDefaultType()


class TypeVar:
    _evaluate_bound = None
    _evaluate_constraints = None
    _evaluate_default = None

    def __init__(
        self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, default=NoDefault
    ):
        self.__name__ = name
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance
        self._bound = bound
        self._constraints = constraints
        self._default = default

    @property
    def __bound__(self):
        return self._bound if self._evaluate_bound is None else self._evaluate_bound(1)

    @property
    def __constraints__(self):
        return self._constraints if self._evaluate_constraints is None else self._evaluate_constraints(1)

    @property
    def __default__(self):
        return self._default if self._evaluate_default is None else self._evaluate_default(1)

    def has_default(self):
        return self._evaluate_default is not None or self._default is not NoDefault

    def __or__(self, other):
        return _Form('Union', (self, other), Union)

    def __ror__(self, other):
        return _Form('Union', (other, self), Union)

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__


class ParamSpec(TypeVar):
    args = property(lambda self: self)
    kwargs = property(lambda self: self)


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield Unpack[self]


class TypeAliasType:
    """What a `type` statement binds; the value is computed when it is asked for."""

    def __init__(self, name, value, *, type_params=()):
        self._initialize(name, type_params, lambda format=1: value)

    def _initialize(self, name, type_parameters, evaluate):
        self.__name__ = name
        self.__type_params__ = type_parameters
        self._evaluate = evaluate

    @property
    def __value__(self):
        return self._evaluate(1)

    @property
    def __parameters__(self):
        return self.__type_params__

    def __getitem__(self, args):
        return GenericAlias(self, args)

    def __or__(self, other):
        return _Form('Union', (self, other), Union)

    def __ror__(self, other):
        return _Form('Union', (other, self), Union)

    def __repr__(self):
        return self.__name__


class Generic:
    """A base for classes that take type arguments."""

    __slots__ = ()

    def __class_getitem__(cls, params):
        return GenericAlias(cls, params)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not cls.__dict__.get('_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        for name in cls.__dict__:
            if not name.startswith('_') and not hasattr(instance, name):
                return False
        for name in ('__len__', '__iter__', '__next__', '__call__', '__getitem__', '__contains__', '__enter__', '__exit__'):
            if name in cls.__dict__ and not hasattr(type(instance), name):
                return False
        return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A base for structural types."""

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self):
        pass


def NamedTuple(typename, fields=(), /):
    """namedtuple with types; as a base class it takes the fields from the annotations."""
    return collections.namedtuple(typename, [name for name, _ in fields])


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        made = type('fields', (), dict(namespace))
        names = list(made.__annotations__)
        defaults = [namespace[name] for name in names if name in namespace]
        result = collections.namedtuple(typename, names, defaults=defaults, module=namespace['__module__'])
        for key, value in namespace.items():
            if key not in names and key not in ('__qualname__', '__slots__', '__classcell__'):
                if key not in ('__module__', '__annotate__', '__annotate_func__', '__annotations__', '__new__', '__dict__'):
                    setattr(result, key, value)
        return result


_NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})


def _named_tuple_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _named_tuple_entries


def TypedDict(typename, fields=None, /, *, total=True):
    return dict


TypedDict.__mro_entries__ = lambda bases: (dict,)


def NewType(name, tp):
    def new_type(x):
        return x

    new_type.__name__ = name
    new_type.__supertype__ = tp
    return new_type


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


def override(method, /):
    return method


def no_type_check(arg):
    return arg


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError('Expected code to be unreachable, but got: ' + repr(arg))


def reveal_type(obj, /):
    return obj


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            hints.update(base.__annotations__)
        return hints
    return dict(getattr(obj, '__annotations__', {}))


def get_origin(tp):
    return getattr(tp, '__origin__', None)


def get_args(tp):
    return getattr(tp, '__args__', None) or ()
