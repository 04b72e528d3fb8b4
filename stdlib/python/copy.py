"""Shallow and deep copies."""


class Error(Exception):
    pass


error = Error

_ATOMIC = (
    type(None),
    int,
    float,
    bool,
    complex,
    str,
    bytes,
    tuple,
    frozenset,
    type,
    range,
    slice,
    property,
    type(...),
    type(NotImplemented),
    type(len),
    type(lambda: None),
)


def copy(x):
    """A new object with the same contents."""
    cls = type(x)
    if cls in _ATOMIC or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    special = getattr(cls, '__copy__', None)
    if special is not None:
        return special(x)
    return _rebuild(x, None)


def deepcopy(x, memo=None, _nil=[]):
    """A new object with copies of the contents, all the way down; what occurs twice is copied once."""
    cls = type(x)
    if cls in (int, float, str, bool, type(None)):
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    y = _deepcopy(x, cls, memo)
    if y is not x:
        memo[id(x)] = y
        kept = memo.get(id(memo))
        if kept is None:
            memo[id(memo)] = [x]
        else:
            kept.append(x)
    return y


def _deepcopy(x, cls, memo):
    if cls is list:
        y = []
        memo[id(x)] = y
        for item in x:
            y.append(deepcopy(item, memo))
        return y
    if cls is dict:
        y = {}
        memo[id(x)] = y
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
        return y
    if cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        for old, new in zip(x, items):
            if old is not new:
                return tuple(items)
        return x
    if cls is set:
        return set([deepcopy(item, memo) for item in x])
    if cls is bytearray:
        return x.copy()
    if cls in _ATOMIC and cls is not frozenset or issubclass(cls, type):
        return x
    if cls is frozenset:
        return frozenset([deepcopy(item, memo) for item in x])
    special = getattr(cls, '__deepcopy__', None)
    if special is not None:
        return special(x, memo)
    if cls.__name__ == 'method':
        return cls(x.__func__, deepcopy(x.__self__, memo))
    return _rebuild(x, memo)


def _slot_names(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ('__dict__', '__weakref__'):
                names.append(name)
    return names


def _rebuild(x, memo):
    """A copy of an instance of a class without copying methods of its own: shallow when memo is None."""
    cls = type(x)

    def fresh(value):
        return value if memo is None else deepcopy(value, memo)

    if cls.__reduce__ is not object.__reduce__ and not isinstance(x, BaseException):
        parts = x.__reduce__()
        if isinstance(parts, str):
            return x
        y = parts[0](*[fresh(arg) for arg in parts[1]])
    elif isinstance(x, BaseException):
        y = cls.__new__(cls, *x.args)
        y.args = fresh(x.args)
    elif hasattr(x, '__getnewargs__'):
        y = cls.__new__(cls, *[fresh(arg) for arg in x.__getnewargs__()])
    elif isinstance(x, (list, dict, set)):
        y = cls.__new__(cls)
    else:
        y = cls.__new__(cls)
    if memo is not None:
        memo[id(x)] = y
    if hasattr(cls, '__getstate__'):
        state = fresh(x.__getstate__())
    else:
        state = fresh(dict(getattr(x, '__dict__', {})))
    if hasattr(cls, '__setstate__') and not isinstance(x, BaseException):
        y.__setstate__(state)
    elif isinstance(state, dict):
        for name, value in state.items():
            _put(y, name, value)
    for name in _slot_names(cls):
        if hasattr(x, name):
            _put(y, name, fresh(getattr(x, name)))
    if cls.__reduce__ is object.__reduce__:
        if isinstance(x, list):
            for item in list.__iter__(x):
                list.append(y, fresh(item))
        elif isinstance(x, dict):
            for key, value in dict.items(x):
                y[fresh(key)] = fresh(value)
    return y


def _put(y, name, value):
    object.__setattr__(y, name, value)


def replace(obj, /, **changes):
    """A copy of an object that supports it, with some fields changed."""
    special = getattr(type(obj), '__replace__', None)
    if special is None:
        raise TypeError('replace() does not support ' + type(obj).__name__ + ' objects')
    return special(obj, **changes)
