"""Containers beyond the built-in ones."""

__path__ = []

from itertools import chain as _chain, repeat as _repeat
from operator import index as _index


# ---- deque -------------------------------------------------------------------------------------------------------------


class deque:
    """A double-ended queue: a ring in a list whose size is a power of two, from `_start` on, `_count` items long."""

    __hash__ = None

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            maxlen = _index(maxlen)
            if maxlen < 0:
                raise ValueError('maxlen must be non-negative')
        self._maxlen = maxlen
        self._ring = [None] * 8
        self._mask = 7
        self._start = 0
        self._count = 0
        self._changes = 0
        self.extend(iterable)

    maxlen = property(lambda self: self._maxlen)

    def _grow(self):
        ring = self._ring
        start = self._start
        self._ring = ring[start:] + ring[:start] + [None] * len(ring)
        self._start = 0
        self._mask = len(self._ring) - 1

    def append(self, x, /):
        count = self._count
        if count == self._maxlen:
            if count == 0:
                return
            self.popleft()
            count -= 1
        elif count > self._mask:
            self._grow()
        self._ring[(self._start + count) & self._mask] = x
        self._count = count + 1
        self._changes += 1

    def appendleft(self, x, /):
        count = self._count
        if count == self._maxlen:
            if count == 0:
                return
            self.pop()
            count -= 1
        elif count > self._mask:
            self._grow()
        start = (self._start - 1) & self._mask
        self._ring[start] = x
        self._start = start
        self._count = count + 1
        self._changes += 1

    def pop(self):
        count = self._count
        if count == 0:
            raise IndexError('pop from an empty deque')
        count -= 1
        place = (self._start + count) & self._mask
        item = self._ring[place]
        self._ring[place] = None
        self._count = count
        self._changes += 1
        return item

    def popleft(self):
        count = self._count
        if count == 0:
            raise IndexError('pop from an empty deque')
        start = self._start
        item = self._ring[start]
        self._ring[start] = None
        self._start = (start + 1) & self._mask
        self._count = count - 1
        self._changes += 1
        return item

    def extend(self, iterable, /):
        if iterable is self:
            iterable = list(iterable)
        for item in iterable:
            self.append(item)

    def extendleft(self, iterable, /):
        if iterable is self:
            iterable = list(iterable)
        for item in iterable:
            self.appendleft(item)

    def _items(self):
        """The items as a list."""
        ring = self._ring
        start = self._start
        end = start + self._count
        if end <= len(ring):
            return ring[start:end]
        return ring[start:] + ring[: end - len(ring)]

    def _replace(self, items):
        self.clear()
        self.extend(items)

    def clear(self):
        self._ring = [None] * 8
        self._mask = 7
        self._start = 0
        self._count = 0
        self._changes += 1

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def rotate(self, n=1, /):
        count = self._count
        if count > 1:
            n %= count
            if n:
                items = self._items()
                self._replace(items[count - n :] + items[: count - n])

    def reverse(self):
        items = self._items()
        items.reverse()
        self._replace(items)

    def count(self, x, /):
        changes = self._changes
        total = 0
        for item in self._items():
            if item is x or item == x:
                total += 1
            if changes != self._changes:
                raise RuntimeError('deque mutated during iteration')
        return total

    def index(self, x, start=0, stop=None, /):
        items = self._items()
        count = len(items)
        if start < 0:
            start = max(start + count, 0)
        if stop is None:
            stop = count
        elif stop < 0:
            stop += count
        for k in range(start, min(stop, count)):
            item = items[k]
            if item is x or item == x:
                return k
        raise ValueError('deque.index(x): x not in deque')

    def insert(self, i, x, /):
        if self._count == self._maxlen:
            raise IndexError('deque already at its maximum size')
        items = self._items()
        items.insert(i, x)
        self._replace(items)

    def remove(self, value, /):
        items = self._items()
        for k in range(len(items)):
            item = items[k]
            if item is value or item == value:
                del items[k]
                self._replace(items)
                return
        raise ValueError('deque.remove(x): x not in deque')

    def __len__(self):
        return self._count

    def __bool__(self):
        return self._count > 0

    def _place(self, index):
        if type(index) is not int:
            if isinstance(index, slice) or not hasattr(index, '__index__'):
                raise TypeError('sequence index must be integer, not ' + repr(type(index).__name__))
            index = _index(index)
        if index < 0:
            index += self._count
        if index < 0 or index >= self._count:
            raise IndexError('deque index out of range')
        return (self._start + index) & self._mask

    def __getitem__(self, index):
        return self._ring[self._place(index)]

    def __setitem__(self, index, value):
        self._ring[self._place(index)] = value

    def __delitem__(self, index):
        self._place(index)
        items = self._items()
        del items[index]
        self._replace(items)

    def __contains__(self, value):
        for item in self._items():
            if item is value or item == value:
                return True
        return False

    def __iter__(self):
        return _DequeIterator(self)

    def __reversed__(self):
        return reversed(self._items())

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._count == other._count and self._items() == other._items()

    def __ne__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return not self == other

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items() < other._items()

    def __le__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items() <= other._items()

    def __gt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items() > other._items()

    def __ge__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items() >= other._items()

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError('can only concatenate deque (not "' + type(other).__name__ + '") to deque')
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(self._items() * n, self._maxlen)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._replace(self._items() * n)
        return self

    def __repr__(self):
        if self._maxlen is None:
            return type(self).__name__ + '(' + repr(self._items()) + ')'
        return type(self).__name__ + '(' + repr(self._items()) + ', maxlen=' + str(self._maxlen) + ')'

    def __reduce__(self):
        return type(self), (self._items(), self._maxlen)

    __class_getitem__ = classmethod(type(list[int]))


class _DequeIterator:
    def __init__(self, queue):
        self._queue = queue
        self._changes = queue._changes
        self._place = 0

    def __iter__(self):
        return self

    def __next__(self):
        queue = self._queue
        if self._changes != queue._changes:
            raise RuntimeError('deque mutated during iteration')
        place = self._place
        if place >= queue._count:
            raise StopIteration
        self._place = place + 1
        return queue._ring[(queue._start + place) & queue._mask]


# ---- dicts ---------------------------------------------------------------------------------------------------------------


class defaultdict(dict):
    """A dict that makes missing values."""

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        dict.__init__(self, *args, **kwargs)

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        value = factory()
        self[key] = value
        return value

    def __repr__(self):
        return 'defaultdict(' + repr(self.default_factory) + ', ' + dict.__repr__(self) + ')'

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (self.default_factory, dict(self))

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self.default_factory, other)
        result.update(self)
        return result


class OrderedDict(dict):
    """A dict that can reorder its items and whose equality heeds their order."""

    def __init__(self, other=(), /, **kwds):
        dict.__init__(self)
        self.update(other, **kwds)

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        if last:
            return dict.popitem(self)
        for key in self:
            break
        return key, dict.pop(self, key)

    def move_to_end(self, key, last=True):
        if key not in self:
            raise KeyError(key)
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        rest = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        for other, kept in rest:
            dict.__setitem__(self, other, kept)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def __repr__(self):
        if not self:
            return type(self).__name__ + '()'
        return type(self).__name__ + '(' + repr(dict(self.items())) + ')'

    def __reduce__(self):
        return type(self), (dict(self),)

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(other)
        result.update(self)
        return result


class Counter(dict):
    """How often things occur: a dict of counts, in which what is missing counts zero."""

    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return items if n is None else items[: max(n, 0)]

    def elements(self):
        return _chain.from_iterable([_repeat(key, count) for key, count in self.items()])

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict) or hasattr(iterable, 'items') and hasattr(iterable, 'keys'):
                for key, count in iterable.items():
                    self[key] = count + self.get(key, 0)
            else:
                get = self.get
                for key in iterable:
                    self[key] = get(key, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict) or hasattr(iterable, 'items') and hasattr(iterable, 'keys'):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)

    def __repr__(self):
        if not self:
            return type(self).__name__ + '()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return type(self).__name__ + '(' + repr(shown) + ')'

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] == other[key] for part in (self, other) for key in part])

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] <= other[key] for part in (self, other) for key in part])

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] >= other[key] for part in (self, other) for key in part])

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combine(self, other, choose):
        result = Counter()
        for key, count in self.items():
            chosen = choose(count, other[key])
            if chosen > 0:
                result[key] = chosen
        for key, count in other.items():
            if key not in self:
                chosen = choose(0, count)
                if chosen > 0:
                    result[key] = chosen
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a if a > b else b)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a if a < b else b)

    def __xor__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: abs(a - b))

    def __pos__(self):
        return Counter({key: count for key, count in self.items() if count > 0})

    def __neg__(self):
        return Counter({key: -count for key, count in self.items() if count < 0})

    def _keep_positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._keep_positive()

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for key, count in other.items():
            if count > self[key]:
                self[key] = count
        return self._keep_positive()

    def __iand__(self, other):
        for key in list(self):
            if other[key] < self[key]:
                self[key] = other[key]
        return self._keep_positive()


class ChainMap:
    """Several mappings looked up one after the other; writes go to the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def _merged(self):
        merged = {}
        for mapping in reversed(self.maps):
            for key in mapping:
                merged.setdefault(key)
        return merged

    def __len__(self):
        return len(self._merged())

    def __iter__(self):
        return iter(self._merged())

    def __contains__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return True
        return False

    def __bool__(self):
        return any(self.maps)

    def keys(self):
        return {key: None for key in self}.keys()

    def values(self):
        return {key: self[key] for key in self}.values()

    def items(self):
        return {key: self[key] for key in self}.items()

    def __eq__(self, other):
        if isinstance(other, ChainMap):
            other = dict(other.items())
        return dict(self.items()) == other

    __hash__ = None

    def __repr__(self):
        return type(self).__name__ + '(' + ', '.join([repr(mapping) for mapping in self.maps]) + ')'

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError('Key not found in the first mapping: ' + repr(key)) from None

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def update(self, other=(), /, **kwds):
        self.maps[0].update(other, **kwds)

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.') from None

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError('Key not found in the first mapping: ' + repr(key)) from None

    def clear(self):
        self.maps[0].clear()

    def __or__(self, other):
        result = self.copy()
        result.maps[0].update(other)
        return result

    def __ior__(self, other):
        self.maps[0].update(other)
        return self


# ---- named tuples ------------------------------------------------------------------------------------------------------------

_KEYWORDS = frozenset(
    'False None True and as assert async await break class continue def del elif else except finally for from global '
    'if import in is lambda nonlocal not or pass raise return try while with yield'.split()
)


def _field(number):
    item = tuple.__getitem__
    return property(lambda self: item(self, number), doc='Alias for field number ' + str(number))


def _valid_names(typename, names, rename):
    if rename:
        seen = set()
        for k in range(len(names)):
            name = names[k]
            if not name.isidentifier() or name in _KEYWORDS or name.startswith('_') or name in seen:
                names[k] = '_' + str(k)
            seen.add(name)
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError('Type names and field names must be valid identifiers: ' + repr(name))
        if name in _KEYWORDS:
            raise ValueError('Type names and field names cannot be a keyword: ' + repr(name))
    seen = set()
    for name in names:
        if name.startswith('_') and not rename:
            raise ValueError('Field names cannot start with an underscore: ' + repr(name))
        if name in seen:
            raise ValueError('Encountered duplicate field name: ' + repr(name))
        seen.add(name)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = [str(name) for name in field_names]
    _valid_names(str(typename), names, rename)
    fields = tuple(names)
    default_values = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError('Got more default values than field names')
        default_values = dict(zip(fields[len(fields) - len(defaults) :], defaults))
    count = len(fields)
    listed = ''.join([name + ', ' for name in fields])
    __new__ = eval(
        'lambda _cls, ' + listed + ': _tuple_new(_cls, (' + listed + '))',
        {'_tuple_new': tuple.__new__, '__builtins__': {}, '__name__': 'namedtuple_' + str(typename)},
    )
    __new__.__name__ = '__new__'
    __new__.__qualname__ = str(typename) + '.__new__'
    __new__.__doc__ = 'Create new instance of ' + str(typename) + '(' + ', '.join(fields) + ')'
    if defaults is not None:
        __new__.__defaults__ = defaults

    def _make(cls, iterable):
        items = tuple(iterable)
        if len(items) != count:
            raise TypeError('Expected ' + str(count) + ' arguments, got ' + str(len(items)))
        return tuple.__new__(cls, items)

    def _replace(self, /, **kwds):
        items = [kwds.pop(name, value) for name, value in zip(fields, self)]
        if kwds:
            raise TypeError('Got unexpected field names: ' + repr(list(kwds)))
        return self._make(items)

    def __repr__(self):
        shown = [name + '=' + repr(value) for name, value in zip(fields, self)]
        return type(self).__name__ + '(' + ', '.join(shown) + ')'

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    namespace = {
        '__doc__': typename + '(' + ', '.join(fields) + ')',
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': default_values,
        '__match_args__': fields,
        '__new__': __new__,
        '_make': classmethod(_make),
        '_replace': _replace,
        '__replace__': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
    }
    for number, name in enumerate(fields):
        namespace[name] = _field(number)
    if module is None:
        import sys

        module = sys._getframe(1).f_globals.get('__name__', '__main__')
    namespace['__module__'] = module
    return type(typename, (tuple,), namespace)


# ---- wrappers to subclass ------------------------------------------------------------------------------------------------------


class UserDict:
    """A mapping around a dict in `data`, for subclassing."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, '__missing__'):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserDict) else other)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        return self.data.keys()

    def values(self):
        return self.data.values()

    def items(self):
        return self.data.items()

    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value

    def pop(self, key, *default):
        return self.data.pop(key, *default)

    def popitem(self):
        return self.data.popitem()

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def clear(self):
        self.data.clear()

    def copy(self):
        result = self.__class__()
        result.data = self.data.copy()
        return result


class UserList:
    """A sequence around a list in `data`, for subclassing."""

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(initlist)

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self.__class__(self.data[i])
        return self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, item):
        return item in self.data

    def _plain(self, other):
        return other.data if isinstance(other, UserList) else other

    def __eq__(self, other):
        return self.data == self._plain(other)

    def __lt__(self, other):
        return self.data < self._plain(other)

    def __add__(self, other):
        return self.__class__(self.data + list(self._plain(other)))

    def __mul__(self, n):
        return self.__class__(self.data * n)

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(self._plain(other))
