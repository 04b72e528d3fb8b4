"""Regular expressions: patterns, matches, and the functions over them. Reading patterns and matching are `_re`'s."""

import _re

__all__ = [
    'match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape', 'error',
    'PatternError', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE',
    'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag',
]

_FLAG_NAMES = (
    ('ASCII', 256), ('IGNORECASE', 2), ('LOCALE', 4), ('UNICODE', 32), ('MULTILINE', 8), ('DOTALL', 16), ('VERBOSE', 64),
)


class RegexFlag(int):
    """Flags of a pattern; they combine with |."""

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    __ror__ = __or__

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    __rand__ = __and__

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __rxor__ = __xor__

    def __invert__(self):
        return RegexFlag(~int(self) & 382)

    def __repr__(self):
        names = ['re.' + name for name, value in _FLAG_NAMES if int(self) & value]
        return '|'.join(names) if names else 're.NOFLAG'

    def __str__(self):
        return repr(self)


NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)


class PatternError(Exception):
    """A pattern that cannot be read."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = msg + ' at position ' + str(pos)
            if newline in pattern:
                msg = msg + ' (line ' + str(self.lineno) + ', column ' + str(self.colno) + ')'
        super().__init__(msg)


error = PatternError


class Match:
    """What a pattern matched: the spans of its groups."""

    __module__ = 're'

    def __init__(self, pattern, string, pos, endpos, spans):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._spans = spans

    def _number(self, group):
        if isinstance(group, int):
            if 0 <= group <= self.re.groups:
                return group
        elif isinstance(group, str):
            number = self.re.groupindex.get(group)
            if number is not None:
                return number
        raise IndexError('no such group')

    def _text(self, number, default=None):
        spans = self._spans
        end = spans[2 * number + 1]
        if end < 0:
            return default
        return self.string[spans[2 * number] : end]

    def group(self, group=0, /, *more):
        if more:
            return tuple([self._text(self._number(number)) for number in (group, *more)])
        if type(group) is not int or not 0 <= group <= self.re.groups:
            group = self._number(group)
        spans = self._spans
        end = spans[2 * group + 1]
        return None if end < 0 else self.string[spans[2 * group] : end]

    def __getitem__(self, key):
        return self._text(self._number(key))

    def groups(self, default=None):
        spans = self._spans
        string = self.string
        return tuple([
            string[spans[k] : spans[k + 1]] if spans[k + 1] >= 0 else default for k in range(2, 2 * self.re.groups + 2, 2)
        ])

    def groupdict(self, default=None):
        return {name: self._text(number, default) for name, number in self.re.groupindex.items()}

    def span(self, group=0):
        number = self._number(group)
        spans = self._spans
        if spans[2 * number + 1] < 0:
            return (-1, -1)
        return (spans[2 * number], spans[2 * number + 1])

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    @property
    def regs(self):
        return tuple([self.span(number) for number in range(self.re.groups + 1)])

    @property
    def lastindex(self):
        last = self._spans[-1]
        return None if last < 0 else last

    @property
    def lastgroup(self):
        last = self._spans[-1]
        for name, number in self.re.groupindex.items():
            if number == last:
                return name
        return None

    def expand(self, template):
        return _expand(_parse_template(template, self.re), self)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return '<re.Match object; span=' + repr(self.span()) + ', match=' + repr(self._text(0)) + '>'


class Pattern:
    """A compiled regular expression."""

    __module__ = 're'

    def __init__(self, pattern, flags):
        is_text = isinstance(pattern, str)
        if is_text:
            if flags & 4:
                raise ValueError('cannot use LOCALE flag with a str pattern')
            if flags & 256 and flags & 32:
                raise ValueError('ASCII and UNICODE flags are incompatible')
        elif flags & 32:
            raise ValueError('cannot use UNICODE flag with a bytes pattern')
        compiled = _re.compile(pattern, flags)
        if compiled[0] is None:
            raise PatternError(compiled[1], pattern, compiled[2])
        self._program, self.groups, self.groupindex, flags = compiled
        if is_text and not flags & 256:
            flags |= 32
        self.pattern = pattern
        self.flags = flags
        self._is_text = is_text

    def _bounds(self, string, pos, endpos):
        if pos == 0 and endpos == 9223372036854775807 and self._is_text and type(string) is str:
            return 0, len(string)
        if isinstance(string, str) is not self._is_text:
            if not isinstance(string, (str, bytes, bytearray)):
                raise TypeError("expected string or bytes-like object, got '" + type(string).__name__ + "'")
            if self._is_text:
                raise TypeError('cannot use a string pattern on a bytes-like object')
            raise TypeError('cannot use a bytes pattern on a string-like object')
        length = len(string)
        endpos = max(0, min(endpos, length))
        return max(0, min(pos, length)), endpos

    def _run(self, string, pos, endpos, mode):
        pos, endpos = self._bounds(string, pos, endpos)
        if pos > endpos:
            return None
        spans = self._program.execute(string, pos, endpos, mode)
        return None if spans is None else Match(self, string, pos, endpos, spans)

    def search(self, string, pos=0, endpos=9223372036854775807):
        return self._run(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=9223372036854775807):
        return self._run(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=9223372036854775807):
        return self._run(string, pos, endpos, 2)

    def _scan(self, string, pos, endpos, limit):
        pos, endpos = self._bounds(string, pos, endpos)
        return self._program.scan(string, pos, endpos, limit) if pos <= endpos else []

    def finditer(self, string, pos=0, endpos=9223372036854775807):
        first, last = self._bounds(string, pos, endpos)
        return iter([Match(self, string, first, last, spans) for spans in self._scan(string, pos, endpos, 0)])

    def findall(self, string, pos=0, endpos=9223372036854775807):
        found = self._scan(string, pos, endpos, 0)
        groups = self.groups
        if groups == 0:
            return [string[spans[0] : spans[1]] for spans in found]
        empty = string[:0]
        if groups == 1:
            return [string[spans[2] : spans[3]] if spans[3] >= 0 else empty for spans in found]
        return [
            tuple([
                string[spans[2 * k] : spans[2 * k + 1]] if spans[2 * k + 1] >= 0 else empty for k in range(1, groups + 1)
            ])
            for spans in found
        ]

    def split(self, string, maxsplit=0):
        result = []
        at = 0
        if maxsplit >= 0:
            for spans in self._scan(string, 0, len(string), maxsplit):
                result.append(string[at : spans[0]])
                for k in range(1, self.groups + 1):
                    result.append(string[spans[2 * k] : spans[2 * k + 1]] if spans[2 * k + 1] >= 0 else None)
                at = spans[1]
        result.append(string[at:])
        return result

    def subn(self, repl, string, count=0):
        if callable(repl):
            template = None
        else:
            template = _parse_template(repl, self)
            if len(template) == 1 and not isinstance(template[0], int):
                repl = template[0]
                template = None
        first, last = self._bounds(string, 0, len(string))
        parts = []
        at = 0
        found = self._scan(string, 0, last, max(count, 0)) if count >= 0 else []
        is_function = callable(repl)
        for spans in found:
            parts.append(string[at : spans[0]])
            if template is None and not is_function:
                parts.append(repl)
            else:
                match = Match(self, string, first, last, spans)
                text = _expand(template, match) if template is not None else repl(match)
                if text is not None:
                    parts.append(text)
            at = spans[1]
        if not found:
            return (string, 0)
        parts.append(string[at:])
        return (string[:0].join(parts), len(found))

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.flags == other.flags and self.pattern == other.pattern

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        flags = self.flags & ~32 if self._is_text else self.flags
        shown = repr(self.pattern)
        if len(shown) > 200:
            shown = shown[:200]
        return 're.compile(' + shown + (', ' + repr(RegexFlag(flags)) if flags else '') + ')'


# ---- templates -------------------------------------------------------------------------------------------------------

_TEMPLATE_ESCAPES = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}


def _parse_template(template, pattern):
    """Texts and numbers of groups."""
    is_text = isinstance(template, str)
    source = template if is_text else bytes(template).decode('latin-1')
    if '\\' not in source:
        return [template]
    parts = []
    literal = []

    def add_group(number, at):
        if number > pattern.groups:
            raise PatternError('invalid group reference ' + str(number), template, at)
        if literal:
            text = ''.join(literal)
            parts.append(text if is_text else text.encode('latin-1'))
            literal.clear()
        parts.append(number)

    k = 0
    while k < len(source):
        c = source[k]
        k += 1
        if c != '\\':
            literal.append(c)
            continue
        if k == len(source):
            raise PatternError('bad escape (end of pattern)', template, k - 1)
        c = source[k]
        k += 1
        if c == 'g':
            if source[k : k + 1] != '<':
                raise PatternError('missing <', template, k)
            end = source.find('>', k + 1)
            if end < 0:
                raise PatternError('missing >, unterminated name', template, k + 1)
            name = source[k + 1 : end]
            if not name:
                raise PatternError('missing group name', template, k + 1)
            if name.isdecimal() and name.isascii():
                add_group(int(name), k + 1)
            elif not name.isidentifier():
                raise PatternError('bad character in group name ' + repr(name), template, k + 1)
            elif name not in pattern.groupindex:
                raise IndexError('unknown group name ' + repr(name))
            else:
                add_group(pattern.groupindex[name], k + 1)
            k = end + 1
        elif c == '0':
            digits = c
            while len(digits) < 3 and k < len(source) and source[k] in '01234567':
                digits += source[k]
                k += 1
            literal.append(chr(int(digits, 8) & 255))
        elif c.isdigit() and c.isascii():
            digits = c
            if k < len(source) and source[k] in '0123456789':
                digits += source[k]
                k += 1
                if digits[0] in '0123' and digits[1] in '01234567' and k < len(source) and source[k] in '01234567':
                    digits += source[k]
                    k += 1
                    literal.append(chr(int(digits, 8)))
                    continue
            add_group(int(digits), k - len(digits))
        elif c in _TEMPLATE_ESCAPES:
            literal.append(_TEMPLATE_ESCAPES[c])
        elif c.isalpha() and c.isascii():
            raise PatternError('bad escape \\' + c, template, k - 2)
        else:
            literal.append('\\' + c)
    if literal or not parts:
        text = ''.join(literal)
        parts.append(text if is_text else text.encode('latin-1'))
    return parts


def _expand(template, match):
    empty = match.string[:0]
    return empty.join([match._text(part, empty) if isinstance(part, int) else part for part in template])


# ---- functions ---------------------------------------------------------------------------------------------------------

_cache = {}
_CACHE_SIZE = 512


def compile(pattern, flags=0):
    flags = int(flags)
    key = (type(pattern), pattern, flags)
    found = _cache.get(key)
    if found is not None:
        return found
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    found = Pattern(pattern, flags)
    if len(_cache) >= _CACHE_SIZE:
        del _cache[next(iter(_cache))]
    _cache[key] = found
    return found


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def purge():
    _cache.clear()


_SPECIAL = frozenset('()[]{}?*+-|^$\\.&~# \t\n\r\v\f')


def escape(pattern):
    if isinstance(pattern, str):
        return ''.join(['\\' + c if c in _SPECIAL else c for c in pattern])
    text = pattern.decode('latin-1')
    return ''.join(['\\' + c if c in _SPECIAL else c for c in text]).encode('latin-1')
