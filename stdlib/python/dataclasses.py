"""Classes that are mostly fields: __init__, __repr__, __eq__ and more from annotations."""

import types as _types
from reprlib import recursive_repr as _recursive_repr

__all__ = [
    'FrozenInstanceError',
    'Field',
    'InitVar',
    'KW_ONLY',
    'MISSING',
    'asdict',
    'astuple',
    'dataclass',
    'field',
    'fields',
    'is_dataclass',
    'make_dataclass',
    'replace',
]


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return '<dataclasses.MISSING>'


MISSING = _Missing()


class KW_ONLY:
    pass


class InitVar:
    """An annotation for an argument of __init__ that is no field."""

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc=None):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._kind = 'field'

    def __repr__(self):
        names = ['name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata', 'kw_only']
        return 'Field(' + ','.join([name + '=' + repr(getattr(self, name)) for name in names]) + ')'


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
    doc=None,
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _collect(cls, kw_only):
    """The fields of a class, inherited ones first."""
    collected = {}
    for base in cls.__mro__[-1:0:-1]:
        for name, inherited in getattr(base, '__dataclass_fields__', {}).items():
            collected[name] = inherited
    only_keywords = kw_only
    for name, annotation in cls.__annotations__.items():
        if annotation is KW_ONLY or annotation == 'KW_ONLY':
            only_keywords = True
            continue
        default = cls.__dict__.get(name, MISSING)
        if isinstance(default, Field):
            entry = default
        else:
            if type(default).__name__ == 'member_descriptor':
                default = MISSING
            entry = field(default=default)
        entry.name = name
        entry.type = annotation
        shown = annotation if isinstance(annotation, str) else getattr(annotation, '__name__', '')
        if shown.startswith('ClassVar') or repr(annotation).startswith('typing.ClassVar'):
            entry._kind = 'class'
        elif isinstance(annotation, InitVar) or annotation is InitVar:
            entry._kind = 'init'
        if entry.kw_only is MISSING:
            entry.kw_only = only_keywords
        if entry._kind == 'field' and entry.default is not MISSING and type(entry.default).__hash__ is None:
            raise ValueError(
                'mutable default '
                + repr(type(entry.default))
                + ' for field '
                + name
                + ' is not allowed: use default_factory'
            )
        collected[name] = entry
        if isinstance(cls.__dict__.get(name), Field):
            if entry.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, entry.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__annotations__:
            raise TypeError(repr(name) + ' is a field but has no type annotation')
    return collected


def _check_order(arguments):
    seen_default = None
    for entry in arguments:
        if entry.default is not MISSING or entry.default_factory is not MISSING:
            seen_default = entry
        elif seen_default is not None:
            raise TypeError(
                'non-default argument '
                + repr(entry.name)
                + ' follows default argument '
                + repr(seen_default.name)
            )


_ABSENT = object()


def _init_source(entries, frozen, has_post, namespace):
    """The text of __init__; what its names mean goes into the namespace of its defaults."""
    taken = [entry for entry in entries if entry.init and entry._kind != 'class']
    positional = [entry for entry in taken if not entry.kw_only]
    by_keyword = [entry for entry in taken if entry.kw_only]
    _check_order(positional)
    self_name = '__dataclass_self__' if any([entry.name == 'self' for entry in entries]) else 'self'
    namespace['__dataclass_absent__'] = _ABSENT
    namespace['__dataclass_setattr__'] = object.__setattr__

    def parameter(entry):
        if entry.default is not MISSING:
            namespace['__dataclass_default_' + entry.name + '__'] = entry.default
            return entry.name + '=__dataclass_default_' + entry.name + '__'
        if entry.default_factory is not MISSING:
            return entry.name + '=__dataclass_absent__'
        return entry.name

    parameters = [self_name] + [parameter(entry) for entry in positional]
    if by_keyword:
        parameters += ['*'] + [parameter(entry) for entry in by_keyword]
    lines = ['def __init__(' + ', '.join(parameters) + '):']
    for entry in entries:
        if entry._kind != 'field':
            continue
        value = entry.name
        if entry.default_factory is not MISSING:
            factory = '__dataclass_factory_' + entry.name + '__'
            namespace[factory] = entry.default_factory
            made = factory + '()'
            value = made + ' if ' + entry.name + ' is __dataclass_absent__ else ' + entry.name if entry.init else made
        elif not entry.init:
            continue
        if frozen:
            lines.append('  __dataclass_setattr__(' + self_name + ', ' + repr(entry.name) + ', ' + value + ')')
        else:
            lines.append('  ' + self_name + '.' + entry.name + ' = ' + value)
    if has_post:
        passed = ', '.join([entry.name for entry in taken if entry._kind == 'init'])
        lines.append('  ' + self_name + '.__post_init__(' + passed + ')')
    return '\n'.join(lines if len(lines) > 1 else lines + ['  pass'])


def _comparison_source(name, sign, names):
    """The text of a comparison: of field by field for equality, else of tuples."""
    lines = ['def ' + name + '(self, other):']
    if sign == '==':
        lines += ['  if self is other:', '    return True']
        compared = ' and '.join(['self.' + field + ' == other.' + field for field in names]) or 'True'
    else:
        mine = ''.join(['self.' + field + ', ' for field in names])
        others = ''.join(['other.' + field + ', ' for field in names])
        compared = '(' + mine + ') ' + sign + ' (' + others + ')'
    return '\n'.join(lines + ['  if other.__class__ is self.__class__:', '    return ' + compared, '  return NotImplemented'])


_ORDERING = {'__lt__': '<', '__le__': '<=', '__gt__': '>', '__ge__': '>='}


def _values(self, names):
    return tuple([getattr(self, name) for name in names])


def _make_repr(names):
    @_recursive_repr()
    def __repr__(self):
        return (
            self.__class__.__qualname__ + '(' + ', '.join([name + '=' + repr(getattr(self, name)) for name in names]) + ')'
        )

    return __repr__


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return False
    value.__name__ = name
    value.__qualname__ = cls.__qualname__ + '.' + name
    setattr(cls, name, value)
    return True


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError('cannot assign to field ' + repr(name))
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError('cannot delete field ' + repr(name))
        super(cls, self).__delattr__(name)

    for name, method in (('__setattr__', __setattr__), ('__delattr__', __delattr__)):
        if not _set_new(cls, name, method):
            raise TypeError('Cannot overwrite attribute ' + name + ' in class ' + cls.__name__)


class _Parameters:
    def __init__(self, **values):
        for name in values:
            setattr(self, name, values[name])


def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    for base in cls.__mro__[1:]:
        parameters = base.__dict__.get('__dataclass_params__')
        if parameters is not None:
            if parameters.frozen and not frozen:
                raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
            if frozen and not parameters.frozen:
                raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    collected = _collect(cls, kw_only)
    cls.__dataclass_fields__ = collected
    cls.__dataclass_params__ = _Parameters(
        init=init, repr=repr_, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen
    )
    entries = [entry for entry in collected.values()]
    real = [entry for entry in entries if entry._kind == 'field']
    compared = [entry.name for entry in real if entry.compare]
    namespace = {'__name__': cls.__module__}
    sources = []
    if init:
        sources.append(_init_source(entries, frozen, hasattr(cls, '__post_init__'), namespace))
    if eq:
        sources.append(_comparison_source('__eq__', '==', compared))
    if order:
        sources += [_comparison_source(name, sign, compared) for name, sign in _ORDERING.items()]
    if sources:
        exec('\n'.join(sources), namespace)
    if init:
        _set_init(cls, namespace['__init__'])
    if repr_:
        _set_new(cls, '__repr__', _make_repr([entry.name for entry in real if entry.repr]))
    explicit_hash = '__hash__' in cls.__dict__ and not (cls.__dict__['__hash__'] is None and '__eq__' in cls.__dict__)
    if eq:
        _set_new(cls, '__eq__', namespace['__eq__'])
    if order:
        for name in _ORDERING:
            if not _set_new(cls, name, namespace[name]):
                raise TypeError(
                    'Cannot overwrite attribute '
                    + name
                    + ' in class '
                    + cls.__name__
                    + '. Consider using functools.total_ordering'
                )
    if frozen:
        _freeze(cls, [entry.name for entry in real])
    _set_hash(cls, real, eq, frozen, unsafe_hash, explicit_hash)
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([entry.name for entry in entries if entry.init and not entry.kw_only])
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__
    cls.__replace__ = _replace
    return cls


def _set_init(cls, method):
    method.__name__ = '__init__'
    method.__qualname__ = cls.__qualname__ + '.__init__'
    cls.__init__ = method


def _set_hash(cls, real, eq, frozen, unsafe_hash, explicit):
    names = [entry.name for entry in real if (entry.compare if entry.hash is None else entry.hash)]

    def __hash__(self):
        return hash(_values(self, names))

    if unsafe_hash:
        if explicit:
            raise TypeError('Cannot overwrite attribute __hash__ in class ' + cls.__name__)
        cls.__hash__ = __hash__
    elif eq and frozen and not explicit:
        cls.__hash__ = __hash__
    elif eq and not explicit:
        cls.__hash__ = None


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    def decorate(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)

    return decorate if cls is None else decorate(cls)


def fields(class_or_instance):
    collected = getattr(class_or_instance, '__dataclass_fields__', None)
    if collected is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([entry for entry in collected.values() if entry._kind == 'field'])


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, '__dataclass_fields__')


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _as_dict(obj, dict_factory)


def _as_dict(obj, dict_factory):
    if _is_instance(obj):
        return dict_factory([(entry.name, _as_dict(getattr(obj, entry.name), dict_factory)) for entry in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_as_dict(item, dict_factory) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_as_dict(item, dict_factory) for item in obj])
    if isinstance(obj, dict):
        return type(obj)([(_as_dict(key, dict_factory), _as_dict(value, dict_factory)) for key, value in obj.items()])
    import copy

    return copy.deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _as_tuple(obj, tuple_factory)


def _as_tuple(obj, tuple_factory):
    if _is_instance(obj):
        return tuple_factory([_as_tuple(getattr(obj, entry.name), tuple_factory) for entry in fields(obj)])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_as_tuple(item, tuple_factory) for item in obj])
    if isinstance(obj, dict):
        return type(obj)([(_as_tuple(key, tuple_factory), _as_tuple(value, tuple_factory)) for key, value in obj.items()])
    import copy

    return copy.deepcopy(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for entry in self.__dataclass_fields__.values():
        if entry._kind == 'class':
            continue
        if not entry.init:
            if entry.name in changes:
                raise TypeError(
                    'field ' + entry.name + ' is declared with init=False, it cannot be specified with replace()'
                )
            continue
        if entry.name not in changes:
            if entry._kind == 'init' and entry.default is MISSING:
                raise TypeError("InitVar '" + entry.name + "' must be specified with replace()")
            changes[entry.name] = getattr(self, entry.name)
    return self.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    annotations = {}
    body = dict(namespace or {})
    for item in fields:
        if isinstance(item, str):
            annotations[item] = object
        else:
            annotations[item[0]] = item[1]
            if len(item) == 3:
                body[item[0]] = item[2]
    body['__annotations__'] = annotations
    return dataclass(type(cls_name, bases, body), **options)
