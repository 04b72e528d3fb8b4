"""memoryview over bytes and bytearray: single bytes (format 'B'), one dimension, slices that share the memory."""


class memoryview:
    """The bytes of another object, read and written in place."""

    __module__ = 'builtins'

    def __init__(self, object):
        if isinstance(object, memoryview):
            object._check_open()
            self._object = object._object
            self._range = object._range
        elif isinstance(object, (bytes, bytearray)):
            self._object = object
            self._range = range(len(object))
        else:
            raise TypeError("memoryview: a bytes-like object is required, not '" + type(object).__name__ + "'")
        self._released = False

    def _check_open(self):
        if self._released:
            raise ValueError('operation forbidden on released memoryview object')

    def __len__(self):
        self._check_open()
        return len(self._range)

    def _position(self, index):
        length = len(self._range)
        if index < 0:
            index += length
        if index < 0 or index >= length:
            raise IndexError('index out of bounds on dimension 1')
        return self._range[index]

    def __getitem__(self, key):
        self._check_open()
        if isinstance(key, slice):
            view = memoryview(self)
            view._range = self._range[key]
            return view
        if not _has_special(key, '__index__'):
            raise TypeError('memoryview: invalid slice key')
        return self._object[self._position(_index(key))]

    def __setitem__(self, key, value):
        self._check_open()
        if isinstance(self._object, bytes):
            raise TypeError('cannot modify read-only memory')
        if isinstance(key, slice):
            positions = self._range[key]
            items = bytes(value)
            if len(items) != len(positions):
                raise ValueError('memoryview assignment: lvalue and rvalue have different structures')
            for position, item in zip(positions, items):
                self._object[position] = item
            return
        if not _has_special(key, '__index__'):
            raise TypeError('memoryview: invalid slice key')
        position = self._position(_index(key))
        if not _has_special(value, '__index__'):
            raise TypeError("memoryview: invalid type for format 'B'")
        if not 0 <= value <= 255:
            raise ValueError("memoryview: invalid value for format 'B'")
        self._object[position] = value

    def __delitem__(self, key):
        raise TypeError('cannot delete memory')

    def __iter__(self):
        self._check_open()
        data = self._object
        for position in self._range:
            yield data[position]

    def __contains__(self, value):
        for item in self:
            if item == value:
                return True
        return False

    def __bytes__(self):
        return self.tobytes()

    def __eq__(self, other):
        if not isinstance(other, (bytes, bytearray, memoryview)):
            return NotImplemented
        return self is other or self.tobytes() == bytes(other)

    def __hash__(self):
        if not self.readonly:
            raise ValueError('cannot hash writable memoryview object')
        return hash(self.tobytes())

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        if self._released:
            return '<released memory at ' + hex(id(self)) + '>'
        return '<memory at ' + hex(id(self)) + '>'

    def release(self):
        self._released = True

    def tobytes(self, order='C'):
        self._check_open()
        positions = self._range
        if positions.step == 1:
            return bytes(self._object[positions.start : positions.stop])
        return bytes([self._object[position] for position in positions])

    def tolist(self):
        return list(self.tobytes())

    def hex(self, *args, **kwargs):
        return self.tobytes().hex(*args, **kwargs)

    def toreadonly(self):
        view = memoryview(self)
        view._object = bytes(self._object)
        return view

    def cast(self, format, *shape):
        if format not in ('B', 'c', 'b') or shape:
            raise NotImplementedError('memoryview.cast() to ' + repr(format) + ' is not supported yet')
        return memoryview(self)

    @property
    def obj(self):
        self._check_open()
        return self._object

    @property
    def nbytes(self):
        return len(self)

    @property
    def readonly(self):
        self._check_open()
        return isinstance(self._object, bytes)

    format = property(lambda self: 'B')
    itemsize = property(lambda self: 1)
    ndim = property(lambda self: 1)
    shape = property(lambda self: (len(self),))
    strides = property(lambda self: (self._range.step,))
    contiguous = c_contiguous = f_contiguous = property(lambda self: self._range.step == 1)
