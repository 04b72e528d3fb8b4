"""Arrays of numbers of one C type. The numbers are in a list, so that they are as fast as those of a list; the type is
checked when they go in."""

import struct

__all__ = ['array', 'ArrayType', 'typecodes']

typecodes = 'bBuwhHiIlLqQfd'
_SIZES = {'b': 1, 'B': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'f': 4, 'd': 8, 'u': 4, 'w': 4}
_NAMES = {
    'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'signed short integer', 'H': 'unsigned short',
    'i': 'signed integer', 'I': 'unsigned int', 'l': 'signed long', 'L': 'unsigned long',
}


class array:
    """A sequence of numbers of the type that a letter names."""

    __module__ = 'array'

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError('array() argument 1 must be a unicode character, not ' + type(typecode).__name__)
        if typecode not in _SIZES:
            raise ValueError('bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)')
        self.typecode = typecode
        self.itemsize = _SIZES[typecode]
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, str):
            if typecode not in 'uw':
                raise TypeError("cannot use a str to initialize an array with typecode '" + typecode + "'")
            self._items.extend(initializer)
        else:
            for item in initializer:
                self.append(item)

    def _checked(self, value):
        code = self.typecode
        if code == 'd' or code == 'f':
            if not hasattr(value, '__float__') and not hasattr(value, '__index__'):
                raise TypeError('must be real number, not ' + type(value).__name__)
            value = float(value)
            return value if code == 'd' else struct.unpack('<f', struct.pack('<f', value))[0]
        if code in 'uw':
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError('array item must be a unicode character, not ' + type(value).__name__)
            return value
        if not hasattr(value, '__index__'):
            raise TypeError("'" + type(value).__name__ + "' object cannot be interpreted as an integer")
        value = value.__index__()
        bits = 8 * self.itemsize
        signed = code.islower()
        low = -(1 << (bits - 1)) if signed else 0
        high = (1 << (bits - 1)) - 1 if signed else (1 << bits) - 1
        if value < low or value > high:
            if code in _NAMES:
                raise OverflowError(_NAMES[code] + (' is less than minimum' if value < low else ' is greater than maximum'))
            raise OverflowError('int too big to convert')
        return value

    def _of(self, items):
        result = array(self.typecode)
        result._items = items
        return result

    def append(self, v, /):
        self._items.append(self._checked(v))

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb.typecode != self.typecode:
                raise TypeError('can only extend with array of same kind')
            self._items.extend(bb._items)
        else:
            for item in bb:
                self.append(item)

    fromlist = extend
    fromunicode = extend

    def insert(self, i, v, /):
        self._items.insert(i, self._checked(v))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError('pop from empty array')
        return self._items.pop(i)

    def remove(self, v, /):
        if v not in self._items:
            raise ValueError('array.remove(x): x not in array')
        self._items.remove(v)

    def index(self, v, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            pass
        raise ValueError('array.index(x): x not in array')

    def count(self, v, /):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def clear(self):
        self._items.clear()

    def tolist(self):
        return list(self._items)

    def tounicode(self):
        return ''.join(self._items)

    def tobytes(self):
        if self.typecode in 'uw':
            return ''.join(self._items).encode('utf-32-le')
        return struct.pack('=' + str(len(self._items)) + self._format(), *self._items)

    def _format(self):
        return {'l': 'q', 'L': 'Q'}.get(self.typecode, self.typecode)

    def frombytes(self, buffer, /):
        data = bytes(buffer)
        if len(data) % self.itemsize:
            raise ValueError('bytes length not a multiple of item size')
        if self.typecode in 'uw':
            self._items.extend(data.decode('utf-32-le'))
        else:
            self._items.extend(struct.unpack('=' + str(len(data) // self.itemsize) + self._format(), data))

    def byteswap(self):
        size = self.itemsize
        data = self.tobytes()
        self._items = []
        self.frombytes(b''.join([data[k : k + size][::-1] for k in range(0, len(data), size)]))

    def buffer_info(self):
        return (id(self._items), len(self._items))

    def __copy__(self):
        return self._of(list(self._items))

    def __deepcopy__(self, memo):
        return self._of(list(self._items))

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __reversed__(self):
        return reversed(self._items)

    def __contains__(self, v):
        return v in self._items

    def __getitem__(self, key):
        if type(key) is slice:
            return self._of(self._items[key])
        if not hasattr(key, '__index__'):
            raise TypeError('array indices must be integers')
        try:
            return self._items[key]
        except IndexError:
            pass
        raise IndexError('array index out of range')

    def __setitem__(self, key, value):
        if type(key) is slice:
            if not isinstance(value, array):
                raise TypeError('can only assign array (not "' + type(value).__name__ + '") to array slice')
            self._items[key] = value._items
            return
        if not -len(self._items) <= key < len(self._items):
            raise IndexError('array assignment index out of range')
        self._items[key] = self._checked(value)

    def __delitem__(self, key):
        del self._items[key]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only append array (not "' + type(other).__name__ + '") to array')
        return self._of(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend with array (not "' + type(other).__name__ + '")')
        self.extend(other)
        return self

    def __mul__(self, times):
        return self._of(self._items * times)

    __rmul__ = __mul__

    def __imul__(self, times):
        self._items *= times
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __bytes__(self):
        return self.tobytes()

    def __repr__(self):
        if not self._items:
            return "array('" + self.typecode + "')"
        shown = repr(''.join(self._items)) if self.typecode in 'uw' else repr(self._items)
        return "array('" + self.typecode + "', " + shown + ')'


ArrayType = array
