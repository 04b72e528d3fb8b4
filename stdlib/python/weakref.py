"""References that do not keep their object alive, and containers of them."""

from _weakref import ReferenceType

ref = ReferenceType


class WeakMethod:
    """A weak reference to a bound method: alive as long as its object."""

    def __init__(self, method, callback=None):
        self._function = method.__func__
        self._kind = type(method)
        self._self = ref(method.__self__, None if callback is None else lambda reference: callback(self))

    def __call__(self):
        found = self._self()
        return None if found is None else self._kind(self._function, found)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return self._function == other._function and self._self == other._self

    def __hash__(self):
        return hash(self._self) ^ hash(self._function)


class WeakValueDictionary:
    """A dict whose entries vanish when their values die."""

    def __init__(self, other=(), /, **named):
        self._data = {}
        self.update(other, **named)

    def _reference(self, key, value):
        data = self._data

        def forget(reference):
            if data.get(key) is reference:
                del data[key]

        return ref(value, forget)

    def __getitem__(self, key):
        value = self._data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._data[key] = self._reference(key, value)

    def __delitem__(self, key):
        del self._data[key]

    def __contains__(self, key):
        return self.get(key) is not None

    def __len__(self):
        return len(list(self.values()))

    def __iter__(self):
        return self.keys()

    def __repr__(self):
        return '<WeakValueDictionary at ' + hex(id(self)) + '>'

    def get(self, key, default=None):
        reference = self._data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def pop(self, key, *default):
        value = self.get(key)
        if value is None:
            if default:
                return default[0]
            raise KeyError(key)
        del self._data[key]
        return value

    def update(self, other=(), /, **named):
        pairs = other.items() if hasattr(other, 'items') else other
        for key, value in pairs:
            self[key] = value
        for key, value in named.items():
            self[key] = value

    def clear(self):
        self._data.clear()

    def copy(self):
        return type(self)(self)

    def items(self):
        for key, reference in list(self._data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def keys(self):
        for key, value in self.items():
            yield key

    def values(self):
        for key, value in self.items():
            yield value

    def valuerefs(self):
        return list(self._data.values())


class WeakKeyDictionary:
    """A dict whose entries vanish when their keys die."""

    def __init__(self, other=None):
        self._data = {}
        if other is not None:
            self.update(other)

    def _reference(self, key):
        data = self._data
        return ref(key, lambda reference: data.pop(reference, None))

    def __getitem__(self, key):
        return self._data[ref(key)]

    def __setitem__(self, key, value):
        self._data[self._reference(key)] = value

    def __delitem__(self, key):
        del self._data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self._data
        except TypeError:
            return False

    def __len__(self):
        return len(list(self.keys()))

    def __iter__(self):
        return self.keys()

    def __repr__(self):
        return '<WeakKeyDictionary at ' + hex(id(self)) + '>'

    def get(self, key, default=None):
        return self._data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self._data.setdefault(self._reference(key), default)

    def pop(self, key, *default):
        return self._data.pop(ref(key), *default)

    def update(self, other=()):
        for key, value in other.items() if hasattr(other, 'items') else other:
            self[key] = value

    def clear(self):
        self._data.clear()

    def copy(self):
        return type(self)(self)

    def items(self):
        for reference, value in list(self._data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def keys(self):
        for key, value in self.items():
            yield key

    def values(self):
        for key, value in self.items():
            yield value

    def keyrefs(self):
        return list(self._data)


class WeakSet:
    """A set whose elements vanish when they die."""

    def __init__(self, data=()):
        self._data = WeakKeyDictionary()
        self.update(data)

    def add(self, item):
        self._data[item] = True

    def discard(self, item):
        self._data.pop(item, None)

    def remove(self, item):
        del self._data[item]

    def update(self, other):
        for item in other:
            self.add(item)

    def clear(self):
        self._data.clear()

    def copy(self):
        return type(self)(self)

    def __contains__(self, item):
        return item in self._data

    def __iter__(self):
        return self._data.keys()

    def __len__(self):
        return len(self._data)


class finalize:
    """Calls a function when an object dies, or at the end of the program."""

    _registry = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        self.atexit = True
        self._rest = (func, args, kwargs)
        self._registry[id(self)] = (self, ref(obj, lambda reference: self()))

    def _take(self):
        return self._registry.pop(id(self), None)

    @property
    def alive(self):
        return id(self) in self._registry

    def __call__(self, _=None):
        if self._take() is not None:
            func, args, kwargs = self._rest
            return func(*args, **kwargs)

    def _described(self, entry):
        found = None if entry is None else entry[1]()
        return None if found is None else (found,) + self._rest

    def detach(self):
        return self._described(self._take())

    def peek(self):
        return self._described(self._registry.get(id(self)))


class _AtExit:
    """Its finalizer runs with all others when the program ends."""

    def __del__(self):
        for finalizer, reference in reversed(list(finalize._registry.values())):
            if finalizer.atexit:
                finalizer()


_at_exit = _AtExit()


class ProxyType:
    """Stands for an object without keeping it alive."""

    def __init__(self, target, callback=None):
        object.__setattr__(self, '_reference', ref(target, callback))

    def _target(self):
        found = object.__getattribute__(self, '_reference')()
        if found is None:
            raise ReferenceError('weakly-referenced object no longer exists')
        return found

    def __getattribute__(self, name):
        return getattr(ProxyType._target(self), name)

    def __setattr__(self, name, value):
        setattr(ProxyType._target(self), name, value)

    def __delattr__(self, name):
        delattr(ProxyType._target(self), name)

    def __call__(self, *args, **kwargs):
        return ProxyType._target(self)(*args, **kwargs)

    def __repr__(self):
        found = object.__getattribute__(self, '_reference')()
        return '<weakproxy at ' + hex(id(self)) + '; to ' + repr(type(found).__name__) + ' at ' + hex(id(found)) + '>'

    def __hash__(self):
        raise TypeError("unhashable type: 'weakref.ProxyType'")


def _delegate(name):
    def method(self, *args):
        return getattr(ProxyType._target(self), name)(*args)

    method.__name__ = name
    setattr(ProxyType, name, method)


for _name in (
    '__str__ __bool__ __len__ __iter__ __next__ __contains__ __getitem__ __setitem__ __delitem__ __eq__ __ne__ __lt__'
    ' __le__ __gt__ __ge__ __add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __neg__ __int__ __float__ __index__'
).split():
    if _name == '__bool__':
        ProxyType.__bool__ = lambda self: bool(ProxyType._target(self))
    elif _name == '__str__':
        ProxyType.__str__ = lambda self: str(ProxyType._target(self))
    else:
        _delegate(_name)


def proxy(object, callback=None, /):
    return ProxyType(object, callback)
