"""JSON: texts from values and values from texts."""

__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']

_ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f', '\b': '\\b'}


class JSONDecodeError(ValueError):
    """What is wrong with a text, and where."""

    def __init__(self, msg, doc, pos):
        line = doc.count('\n', 0, pos) + 1
        column = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, line, column, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = line
        self.colno = column


# ---- writing -----------------------------------------------------------------------------------------------------------


def _quote(text, ensure_ascii):
    if text.isascii() and text.isprintable() and '"' not in text and '\\' not in text:
        return '"' + text + '"'
    parts = ['"']
    for character in text:
        escape = _ESCAPES.get(character)
        code = ord(character)
        if escape is not None:
            parts.append(escape)
        elif code < 32 or ensure_ascii and 126 < code < 65536:
            parts.append('\\u%04x' % code)
        elif ensure_ascii and code >= 65536:
            code -= 65536
            parts.append('\\u%04x\\u%04x' % (0xD800 | code >> 10, 0xDC00 | code & 0x3FF))
        else:
            parts.append(character)
    parts.append('"')
    return ''.join(parts)


class JSONEncoder:
    """Writes values; subclasses override `default` for what JSON has no form for."""

    item_separator = ', '
    key_separator = ': '

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = ' ' * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError('Object of type ' + o.__class__.__name__ + ' is not JSON serializable')

    def encode(self, o):
        parts = []
        self._write(o, parts, 0, set())
        return ''.join(parts)

    def iterencode(self, o, _one_shot=False):
        return iter([self.encode(o)])

    def _float(self, value):
        if value != value:
            text = 'NaN'
        elif value == float('inf'):
            text = 'Infinity'
        elif value == float('-inf'):
            text = '-Infinity'
        else:
            return float.__repr__(value)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant: ' + repr(value))
        return text

    def _write(self, o, parts, depth, open_containers):
        if isinstance(o, str):
            parts.append(_quote(o, self.ensure_ascii))
        elif o is None:
            parts.append('null')
        elif o is True:
            parts.append('true')
        elif o is False:
            parts.append('false')
        elif isinstance(o, int):
            parts.append(int.__repr__(o))
        elif isinstance(o, float):
            parts.append(self._float(o))
        else:
            if self.check_circular:
                if id(o) in open_containers:
                    raise ValueError('Circular reference detected')
                open_containers.add(id(o))
            if isinstance(o, (list, tuple)):
                self._write_list(o, parts, depth, open_containers)
            elif isinstance(o, dict):
                self._write_dict(o, parts, depth, open_containers)
            else:
                self._write(self.default(o), parts, depth, open_containers)
            open_containers.discard(id(o))

    def _write_list(self, items, parts, depth, open_containers):
        if not items:
            parts.append('[]')
            return
        parts.append('[')
        separator = self.item_separator
        if self.indent is not None:
            line = '\n' + self.indent * (depth + 1)
            parts.append(line)
            separator += line
        first = True
        for item in items:
            if first:
                first = False
            else:
                parts.append(separator)
            self._write(item, parts, depth + 1, open_containers)
        if self.indent is not None:
            parts.append('\n' + self.indent * depth)
        parts.append(']')

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError('keys must be str, int, float, bool or None, not ' + key.__class__.__name__)

    def _write_dict(self, mapping, parts, depth, open_containers):
        if not mapping:
            parts.append('{}')
            return
        parts.append('{')
        separator = self.item_separator
        if self.indent is not None:
            line = '\n' + self.indent * (depth + 1)
            parts.append(line)
            separator += line
        items = mapping.items()
        if self.sort_keys:
            items = sorted(items)
        first = True
        for key, value in items:
            key = self._key(key)
            if key is None:
                continue
            if first:
                first = False
            else:
                parts.append(separator)
            parts.append(_quote(key, self.ensure_ascii))
            parts.append(self.key_separator)
            self._write(value, parts, depth + 1, open_containers)
        if self.indent is not None:
            parts.append('\n' + self.indent * depth)
        parts.append('}')


def dumps(
    obj,
    *,
    skipkeys=False,
    ensure_ascii=True,
    check_circular=True,
    allow_nan=True,
    cls=None,
    indent=None,
    separators=None,
    default=None,
    sort_keys=False,
    **kw,
):
    encoder = (JSONEncoder if cls is None else cls)(
        skipkeys=skipkeys,
        ensure_ascii=ensure_ascii,
        check_circular=check_circular,
        allow_nan=allow_nan,
        indent=indent,
        separators=separators,
        default=default,
        sort_keys=sort_keys,
        **kw,
    )
    return encoder.encode(obj)


def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))


# ---- reading -----------------------------------------------------------------------------------------------------------

_SIMPLE = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_CONSTANTS = {
    'null': None,
    'true': True,
    'false': False,
    'NaN': float('nan'),
    'Infinity': float('inf'),
    '-Infinity': float('-inf'),
}


class JSONDecoder:
    """Reads values by recursive descent."""

    def __init__(
        self,
        *,
        object_hook=None,
        parse_float=None,
        parse_int=None,
        parse_constant=None,
        strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        if idx >= len(s):
            raise JSONDecodeError('Expecting value', s, idx)
        return self._value(s, idx)

    def _value(self, s, at):
        character = s[at : at + 1]
        if character == '"':
            return self._string(s, at + 1)
        if character == '{':
            return self._object(s, at + 1)
        if character == '[':
            return self._array(s, at + 1)
        if character == '-' or '0' <= character <= '9' and character:
            number = self._number(s, at)
            if number is not None:
                return number
        for name in ('null', 'true', 'false'):
            if s.startswith(name, at):
                return _CONSTANTS[name], at + len(name)
        for name in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(name, at):
                return self.parse_constant(name), at + len(name)
        raise JSONDecodeError('Expecting value', s, at)

    def _number(self, s, start):
        length = len(s)
        at = start + 1 if s[start] == '-' else start
        if at >= length or not '0' <= s[at] <= '9':
            return None
        if s[at] == '0':
            at += 1
        else:
            at = _digits(s, at)
        end = at
        if at + 1 < length and s[at] == '.' and '0' <= s[at + 1] <= '9':
            at = _digits(s, at + 1)
        if at + 1 < length and s[at] in 'eE':
            exponent = at + 2 if s[at + 1] in '+-' else at + 1
            if exponent < length and '0' <= s[exponent] <= '9':
                at = _digits(s, exponent)
        if at == end:
            return self.parse_int(s[start:end]), end
        return self.parse_float(s[start:at]), at

    def _string(self, s, at):
        begin = at - 1
        parts = []
        while True:
            quote = s.find('"', at)
            if quote < 0:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            slash = s.find('\\', at, quote)
            end = quote if slash < 0 else slash
            chunk = s[at:end]
            if self.strict:
                for k, character in enumerate(chunk):
                    if character < ' ':
                        raise JSONDecodeError('Invalid control character at', s, at + k)
            parts.append(chunk)
            if slash < 0:
                return ''.join(parts), quote + 1
            at = slash + 1
            escape = s[at : at + 1]
            if escape == 'u':
                code = _four_digits(s, at + 1)
                at += 5
                if 0xD800 <= code <= 0xDBFF and s.startswith('\\u', at):
                    low = _four_digits(s, at + 2)
                    if 0xDC00 <= low <= 0xDFFF:
                        code = 0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)
                        at += 6
                parts.append(chr(code))
            elif escape in _SIMPLE:
                parts.append(_SIMPLE[escape])
                at += 1
            elif not escape:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            else:
                raise JSONDecodeError('Invalid \\escape: ' + repr(escape), s, at)

    def _array(self, s, at):
        items = []
        at = _skip(s, at)
        if s[at : at + 1] == ']':
            return items, at + 1
        while True:
            value, at = self._value(s, at)
            items.append(value)
            at = _skip(s, at)
            character = s[at : at + 1]
            if character == ']':
                return items, at + 1
            if character != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            if s[at : at + 1] == ']':
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        if s[at : at + 1] != '}':
            if s[at : at + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, at)
            while True:
                key, at = self._string(s, at + 1)
                at = _skip(s, at)
                if s[at : at + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                value, at = self._value(s, _skip(s, at + 1))
                pairs.append((key, value))
                at = _skip(s, at)
                character = s[at : at + 1]
                if character == '}':
                    break
                if character != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                comma = at
                at = _skip(s, at + 1)
                if s[at : at + 1] != '"':
                    if s[at : at + 1] == '}':
                        raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)
                    raise JSONDecodeError('Expecting property name enclosed in double quotes', s, at)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at + 1
        result = dict(pairs)
        if self.object_hook is not None:
            result = self.object_hook(result)
        return result, at + 1


def _skip(s, at):
    while s[at : at + 1] in (' ', '\n', '\t', '\r'):
        at += 1
    return at


def _digits(s, at):
    while at < len(s) and '0' <= s[at] <= '9':
        at += 1
    return at


def _four_digits(s, at):
    digits = s[at : at + 4]
    if len(digits) == 4 and all([character in '0123456789abcdefABCDEF' for character in digits]):
        return int(digits, 16)
    raise JSONDecodeError('Invalid \\uXXXX escape', s, at)


def loads(
    s,
    *,
    cls=None,
    object_hook=None,
    parse_float=None,
    parse_int=None,
    parse_constant=None,
    object_pairs_hook=None,
    **kw,
):
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode('utf-8')
    else:
        raise TypeError('the JSON object must be str, bytes or bytearray, not ' + s.__class__.__name__)
    decoder = (JSONDecoder if cls is None else cls)(
        object_hook=object_hook,
        parse_float=parse_float,
        parse_int=parse_int,
        parse_constant=parse_constant,
        object_pairs_hook=object_pairs_hook,
        **kw,
    )
    return decoder.decode(s)


def load(fp, **options):
    return loads(fp.read(), **options)
