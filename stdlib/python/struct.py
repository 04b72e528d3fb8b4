"""Values packed into bytes as C structs are (library reference, struct)."""

import _struct

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


class error(Exception):
    """A format that cannot be read, or values that do not fit it."""

    __module__ = 'struct'


# Format character: size, native alignment, kind (i signed, u unsigned, f float, c char, ? bool, s bytes, x padding).
_STANDARD = {
    'x': (1, 'x'), 'c': (1, 'c'), 'b': (1, 'i'), 'B': (1, 'u'), '?': (1, '?'), 'h': (2, 'i'), 'H': (2, 'u'),
    'i': (4, 'i'), 'I': (4, 'u'), 'l': (4, 'i'), 'L': (4, 'u'), 'q': (8, 'i'), 'Q': (8, 'u'),
    'e': (2, 'f'), 'f': (4, 'f'), 'd': (8, 'f'), 's': (1, 's'), 'p': (1, 'p'),
}
_NATIVE = {**_STANDARD, 'l': (8, 'i'), 'L': (8, 'u'), 'n': (8, 'i'), 'N': (8, 'u'), 'P': (8, 'u')}
_cache = {}


def _parse(format):
    """(is little-endian, items of (kind, character, size, count, offset), total size)"""
    known = _cache.get(format)
    if known is None:
        known = _cache[format] = _parse_anew(format.decode('ascii') if isinstance(format, bytes) else format)
    return known


def _parse_anew(text):
    order = '@'
    at = 0
    if text and text[0] in '@=<>!':
        order = text[0]
        at = 1
    table = _NATIVE if order == '@' else _STANDARD
    items = []
    offset = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
            continue
        count = None
        start = at
        while at < len(text) and text[at].isdigit():
            at += 1
        if at > start:
            count = int(text[start:at])
            if at == len(text):
                raise error('repeat count given without format specifier')
            character = text[at]
        at += 1
        if character not in table:
            raise error('bad char in struct format')
        size, kind = table[character]
        if order == '@' and size > 1:
            offset = -(-offset // size) * size
        repeat = 1 if count is None else count
        items.append((kind, character, size, repeat, offset))
        offset += size * repeat
    return order not in '>!', items, offset


def calcsize(format, /):
    return _parse(format)[2]


def _value_count(items):
    total = 0
    for kind, _, _, repeat, _ in items:
        if kind in 'sp':
            total += 1
        elif kind != 'x':
            total += repeat
    return total


def _pack_integer(value, character, size, signed, little):
    if not hasattr(value, '__index__'):
        raise error('required argument is not an integer')
    value = value.__index__()
    low = -(1 << (8 * size - 1)) if signed else 0
    high = (1 << (8 * size - 1)) - 1 if signed else (1 << (8 * size)) - 1
    if not low <= value <= high:
        if size == 8 and character in 'qQ':
            raise error('int too large to convert')
        names = {'b': 'byte', 'B': 'ubyte', 'h': 'short', 'H': 'ushort'}
        if character in names:
            raise error(names[character] + ' format requires ' + str(low) + ' <= number <= ' + str(high))
        raise error("'" + character + "' format requires " + str(low) + ' <= number <= ' + str(high))
    return _struct.integer_bytes(value, size, little)


def _pack_one(value, kind, character, size, little):
    if kind == 'i' or kind == 'u':
        return _pack_integer(value, character, size, kind == 'i', little)
    if kind == 'f':
        if not hasattr(value, '__float__') and not hasattr(value, '__index__'):
            raise error('required argument is not a float')
        return _struct.float_bytes(value, size, little)
    if kind == '?':
        return b'\x01' if value else b'\x00'
    if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
        raise error('char format requires a bytes object of length 1')
    return bytes(value)


def pack(format, /, *v):
    little, items, total = _parse(format)
    expected = _value_count(items)
    if expected != len(v):
        raise error('pack expected ' + str(expected) + ' items for packing (got ' + str(len(v)) + ')')
    data = bytearray(total)
    k = 0
    for kind, character, size, repeat, offset in items:
        if kind == 'x':
            continue
        if kind in 'sp':
            value = v[k]
            k += 1
            if not isinstance(value, (bytes, bytearray)):
                raise error("argument for '" + character + "' must be a bytes object")
            if kind == 'p':
                value = bytes([min(len(value), repeat - 1, 255)]) + value[: max(repeat - 1, 0)] if repeat else b''
            value = value[:repeat]
            data[offset : offset + len(value)] = value
            continue
        for _ in range(repeat):
            data[offset : offset + size] = _pack_one(v[k], kind, character, size, little)
            offset += size
            k += 1
    return bytes(data)


def _unpack_at(parsed, data, start):
    little, items, _ = parsed
    values = []
    for kind, _, size, repeat, offset in items:
        offset += start
        if kind == 'x':
            continue
        if kind == 's':
            values.append(bytes(data[offset : offset + repeat]))
        elif kind == 'p':
            length = min(data[offset], repeat - 1) if repeat else 0
            values.append(bytes(data[offset + 1 : offset + 1 + length]))
        else:
            for _ in range(repeat):
                if kind == 'f':
                    values.append(_struct.float_at(data, offset, size, little))
                elif kind == '?':
                    values.append(data[offset] != 0)
                elif kind == 'c':
                    values.append(bytes(data[offset : offset + 1]))
                else:
                    values.append(_struct.integer_at(data, offset, size, little, kind == 'i'))
                offset += size
    return tuple(values)


def _as_bytes(buffer):
    return buffer if isinstance(buffer, (bytes, bytearray)) else bytes(buffer)


def unpack(format, buffer, /):
    parsed = _parse(format)
    data = _as_bytes(buffer)
    if len(data) != parsed[2]:
        raise error('unpack requires a buffer of ' + str(parsed[2]) + ' bytes')
    return _unpack_at(parsed, data, 0)


def unpack_from(format, /, buffer, offset=0):
    parsed = _parse(format)
    data = _as_bytes(buffer)
    if offset < 0:
        if offset + len(data) < 0:
            raise error('offset ' + str(offset) + ' out of range for ' + str(len(data)) + '-byte buffer')
        offset += len(data)
    if len(data) - offset < parsed[2]:
        raise error(
            'unpack_from requires a buffer of at least '
            + str(parsed[2] + offset)
            + ' bytes for unpacking '
            + str(parsed[2])
            + ' bytes at offset '
            + str(offset)
            + ' (actual buffer size is '
            + str(len(data))
            + ')'
        )
    return _unpack_at(parsed, data, offset)


def pack_into(format, buffer, offset, /, *v):
    data = pack(format, *v)
    if offset < 0:
        offset += len(buffer)
    if offset < 0 or len(buffer) - offset < len(data):
        raise error(
            'pack_into requires a buffer of at least '
            + str(offset + len(data))
            + ' bytes for packing '
            + str(len(data))
            + ' bytes at offset '
            + str(offset)
            + ' (actual buffer size is '
            + str(len(buffer))
            + ')'
        )
    buffer[offset : offset + len(data)] = data


def iter_unpack(format, buffer, /):
    parsed = _parse(format)
    data = _as_bytes(buffer)
    if parsed[2] == 0:
        raise error('cannot iteratively unpack with a struct of length 0')
    if len(data) % parsed[2]:
        raise error('iterative unpacking requires a buffer of a multiple of ' + str(parsed[2]) + ' bytes')
    return iter([_unpack_at(parsed, data, at) for at in range(0, len(data), parsed[2])])


class Struct:
    """A format that has been read once."""

    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *v):
        return pack(self.format, *v)

    def pack_into(self, buffer, offset, *v):
        pack_into(self.format, buffer, offset, *v)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
