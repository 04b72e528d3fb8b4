"""The built-in iterators map, filter, reversed and iter(callable, sentinel).

They are classes in Python so that a loop over them is a loop of Python frames, which the tracer sees through. `__next__` is
what counts: it stays short, and StopIteration of the iterator below simply passes through.
"""


class map:
    """What a function makes of the items of one or more iterables."""

    __module__ = 'builtins'

    def __init__(self, /, *args, strict=False):
        if len(args) < 2:
            raise TypeError('map() must have at least two arguments.')
        self._function = args[0]
        self._strict = True if strict else False
        self._iterators = None
        self._iterator = iter(args[1])
        if len(args) > 2:
            self._iterators = [self._iterator] + [iter(iterable) for iterable in args[2:]]

    def __iter__(self):
        return self

    def __next__(self):
        if self._iterators is None:
            return self._function(next(self._iterator))
        if self._strict:
            return self._function(*_next_strict('map', self._iterators))
        return self._function(*[next(iterator) for iterator in self._iterators])


class filter:
    """The items for which a function (or, without one, the item itself) is true."""

    __module__ = 'builtins'

    def __init__(self, function, iterable, /):
        self._function = function
        self._iterator = iter(iterable)

    def __iter__(self):
        return self

    def __next__(self):
        function = self._function
        if function is None or function is bool:
            for item in self._iterator:
                if item:
                    return item
        else:
            for item in self._iterator:
                if function(item):
                    return item
        raise StopIteration


class reversed:
    """The items of a sequence from the last to the first."""

    __module__ = 'builtins'

    def __new__(cls, sequence, /):
        special = _type_lookup(type(sequence), '__reversed__')
        if special is not None:
            return special(sequence)
        if _has_special(sequence, '__reversed__') or not (
            _has_special(sequence, '__len__') and _has_special(sequence, '__getitem__')
        ) or isinstance(sequence, dict):
            raise TypeError("'" + type(sequence).__name__ + "' object is not reversible")
        self = object.__new__(cls)
        self._sequence = sequence
        self._index = len(sequence) - 1
        return self

    def __init__(self, sequence, /):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        index = self._index
        if index < 0:
            raise StopIteration
        self._index = index - 1
        try:
            return self._sequence[index]
        except IndexError:
            self._index = -1
        raise StopIteration

    def __length_hint__(self):
        return self._index + 1


class callable_iterator:
    """iter(callable, sentinel)."""

    __module__ = 'builtins'

    def __init__(self, function, sentinel):
        self._function = function
        self._sentinel = sentinel
        self._done = False

    def __iter__(self):
        return self

    def __next__(self):
        if self._done:
            raise StopIteration
        item = self._function()
        if item is self._sentinel or item == self._sentinel:
            self._done = True
            raise StopIteration
        return item


class memoryview:
    """The bytes of a bytes or bytearray object, seen in place: one dimension of unsigned bytes, perhaps sliced."""

    __module__ = 'builtins'
    format = 'B'
    itemsize = 1
    ndim = 1
    contiguous = True

    def __init__(self, object):
        if isinstance(object, memoryview):
            self.obj = object.obj
            self._range = object._range
        elif isinstance(object, (bytes, bytearray)):
            self.obj = object
            self._range = range(len(object))
        else:
            raise TypeError("memoryview: a bytes-like object is required, not '" + type(object).__name__ + "'")

    readonly = property(lambda self: isinstance(self.obj, bytes))
    nbytes = property(lambda self: len(self._range))
    shape = property(lambda self: (len(self._range),))
    strides = property(lambda self: (self._range.step,))

    def __len__(self):
        return len(self._range)

    def __getitem__(self, key):
        if isinstance(key, slice):
            view = memoryview(self)
            view._range = self._range[key]
            return view
        try:
            place = self._range[key]
        except IndexError:
            raise IndexError('index out of bounds on dimension 1') from None
        return self.obj[place]

    def __setitem__(self, key, value):
        if self.readonly:
            raise TypeError('cannot modify read-only memory')
        if isinstance(key, slice):
            places = self._range[key]
            data = bytes(value)
            if len(data) != len(places):
                raise ValueError('memoryview assignment: lvalue and rvalue have different structures')
            for place, byte in zip(places, data):
                self.obj[place] = byte
        else:
            self.obj[self._range[key]] = value

    def __iter__(self):
        return iter([self.obj[place] for place in self._range])

    def __bytes__(self):
        return bytes([self.obj[place] for place in self._range])

    tobytes = __bytes__

    def tolist(self):
        return [self.obj[place] for place in self._range]

    def hex(self, *args):
        return bytes(self).hex(*args)

    def __eq__(self, other):
        if isinstance(other, (bytes, bytearray, memoryview)):
            return bytes(self) == bytes(other)
        return NotImplemented

    def __hash__(self):
        return hash(bytes(self))

    def release(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return '<memory at ' + hex(id(self)) + '>'
