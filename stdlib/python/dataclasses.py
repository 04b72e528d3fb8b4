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


def _make_init(cls, entries, frozen):
    taken = [entry for entry in entries if entry.init and entry._kind != 'class']
    positional = [entry for entry in taken if not entry.kw_only]
    by_keyword = [entry for entry in taken if entry.kw_only]
    _check_order(positional)
    names = [entry.name for entry in positional]
    known = {entry.name: entry for entry in taken}
    order = positional + by_keyword
    count = len(positional)
    simple = not by_keyword and not frozen and all([entry._kind == 'field' for entry in entries])
    factories = [entry for entry in entries if not entry.init and entry.default_factory is not MISSING]
    has_post = hasattr(cls, '__post_init__')
    title = cls.__qualname__ + '.__init__()'

    def fail(args, kwargs):
        if len(args) > count:
            raise TypeError(
                title
                + ' takes '
                + ('from ' + str(required_count + 1) + ' to ' if required_count < count else '')
                + str(count + 1)
                + ' positional argument'
                + ('s' if count else '')
                + ' but '
                + str(len(args) + 1)
                + ' were given'
            )
        for name in kwargs:
            if name not in known:
                raise TypeError(title + " got an unexpected keyword argument '" + name + "'")
            if name in names[: len(args)]:
                raise TypeError(title + " got multiple values for argument '" + name + "'")

    required_count = 0
    for entry in positional:
        if entry.default is MISSING and entry.default_factory is MISSING:
            required_count += 1

    def report_missing(missing, keyword):
        shown = [repr(name) for name in missing]
        listed = shown[0]
        if len(shown) == 2:
            listed = ' and '.join(shown)
        elif len(shown) > 2:
            listed = ', '.join(shown[:-1]) + ', and ' + shown[-1]
        kind = 'keyword-only' if keyword else 'positional'
        plural = '' if len(shown) == 1 else 's'
        raise TypeError(title + ' missing ' + str(len(shown)) + ' required ' + kind + ' argument' + plural + ': ' + listed)

    def put(self, name, value):
        if frozen:
            object.__setattr__(self, name, value)
        else:
            setattr(self, name, value)

    def __init__(self, *args, **kwargs):
        if simple and not kwargs and len(args) == count:
            place = 0
            for name in names:
                setattr(self, name, args[place])
                place += 1
            for entry in factories:
                setattr(self, entry.name, entry.default_factory())
            if has_post:
                self.__post_init__()
            return
        fail(args, kwargs)
        passed = []
        missing = []
        place = 0
        for entry in order:
            name = entry.name
            if place < len(args):
                value = args[place]
            elif name in kwargs:
                value = kwargs[name]
            elif entry.default is not MISSING:
                value = entry.default
            elif entry.default_factory is not MISSING:
                value = entry.default_factory()
            else:
                missing.append(entry)
                continue
            if place < count:
                place += 1
            if entry._kind == 'init':
                passed.append(value)
            else:
                put(self, name, value)
        if missing:
            positional_names = [entry.name for entry in missing if not entry.kw_only]
            if positional_names:
                report_missing(positional_names, False)
            report_missing([entry.name for entry in missing], True)
        for entry in factories:
            put(self, entry.name, entry.default_factory())
        if has_post:
            self.__post_init__(*passed)

    return __init__


def _values(self, names):
    return tuple([getattr(self, name) for name in names])


def _make_repr(names):
    @_recursive_repr()
    def __repr__(self):
        return (
            self.__class__.__qualname__ + '(' + ', '.join([name + '=' + repr(getattr(self, name)) for name in names]) + ')'
        )

    return __repr__


def _make_comparison(names, compare):
    def method(self, other):
        if other.__class__ is self.__class__:
            return compare(_values(self, names), _values(other, names))
        return NotImplemented

    return method


_ORDERING = {
    '__lt__': lambda a, b: a < b,
    '__le__': lambda a, b: a <= b,
    '__gt__': lambda a, b: a > b,
    '__ge__': lambda a, b: a >= b,
}


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
    if init:
        _set_init(cls, _make_init(cls, entries, frozen))
    if repr_:
        _set_new(cls, '__repr__', _make_repr([entry.name for entry in real if entry.repr]))
    compared = [entry.name for entry in real if entry.compare]
    explicit_hash = '__hash__' in cls.__dict__ and not (cls.__dict__['__hash__'] is None and '__eq__' in cls.__dict__)
    if eq:
        _set_new(cls, '__eq__', _make_comparison(compared, lambda a, b: a == b))
    if order:
        for name, compare in _ORDERING.items():
            if not _set_new(cls, name, _make_comparison(compared, compare)):
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
