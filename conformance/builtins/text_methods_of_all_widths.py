# oracles: 3.14
# Methods of str that have a short way for latin1 texts: the same answers for all widths, ropes, subclasses and odd arguments.

def shown(f, *args):
    try:
        return repr(f(*args))
    except Exception as error:
        return f'{type(error).__name__}: {error}'


rope = 'ab' * 20
rope = rope + ' x, y ' + rope.upper()
wide_rope = rope + '\u20ac'
texts = ['', 'a', 'abc', 'abcabcab', ' ab\t', '\x1c\x85\xa0', 'aXbX\xe9\xdf', '\xb5m', '\xff', '12', '\xb2', 'ÀÉ÷×', '-42', '+7', 'Ab c1d E', 'a,b,,c', '\u20acab\u20ac', '\U0001f600ab', rope, wide_rope]
parts = ['', 'a', 'b', 'ab', 'bc', 'X', ',', 'abcabcabc', '\u20ac', '\xe9', ' x, ', None, 3, b'a', ('a', 'b'), ('zz', '\u20ac'), ('zz', 1)]
digest = 0


def note(*values):
    """A sum over everything, which both print, and a line for what is short."""
    global digest
    for value in values:
        for character in value:
            digest = (digest * 31 + ord(character)) % 1000000007


for text in texts:
    for name in ('lower', 'upper', 'title', 'capitalize', 'swapcase', 'strip', 'lstrip', 'rstrip', 'split', 'isalpha', 'isalnum', 'isdecimal', 'isdigit', 'isnumeric', 'isspace', 'isascii', 'islower', 'isupper', 'encode', 'splitlines'):
        note(shown(getattr(text, name)))
        note(shown(getattr(str, name), text))
    note(repr(text), text[::-1], text[1:3], text[-2:], text[::2], text[:0:-1])
    for part in parts:
        for name in ('find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'):
            method = getattr(text, name)
            note(shown(method, part))
            for start in (0, 1, -2, 7, 100, -100, None, True, 10**20):
                note(shown(method, part, start))
                for end in (0, 2, -1, 100, None, -10**20):
                    note(shown(method, part, start, end))
        for name in ('removeprefix', 'removesuffix', 'strip', 'lstrip', 'rstrip', 'split', 'rsplit', 'partition', 'rpartition', 'join', 'lower', 'zfill', 'encode'):
            note(shown(getattr(text, name), part))
        for limit in (0, 1, 2, -1, -5, 10**20, '1'):
            note(shown(text.split, part, limit))
        for fresh in ('', 'Q', 'long one', '\u20ac', None):
            note(shown(text.replace, part, fresh))
            note(shown(text.replace, part, fresh, 1))
        note(shown(lambda: part in text))
    for width in (-1, 0, 3, 10, 11, 90, True, 2.0, '5'):
        note(shown(text.zfill, width))
        for name in ('ljust', 'rjust', 'center'):
            note(shown(getattr(text, name), width))
            for fill in ('*', '\xe9', '\u20ac', '', 'ab', 1):
                note(shown(getattr(text, name), width, fill))
    for encoding in ('utf-8', 'utf8', 'ascii', 'latin-1', 'UTF-8', 'none', 5):
        note(shown(text.encode, encoding))
print(digest)

for data in (b'', b'abc', b'\xc3\xa9', b'\xff', bytearray(b'xyz')):
    print(*(shown(data.decode, *args) for args in ((), ('utf-8',), ('ascii',), ('latin-1',), ('utf-8', 'replace'))), sep=' | ')


class Text(str):
    def lower(self):
        return 'mine'

    def __repr__(self):
        return 'Text!'


text = Text('ABC,d')
print(text.lower(), text.upper(), type(text.strip()), text.split(','), text.find('C'), repr(text), [text])
print(','.join([text, 'x']), 'xABC,dx'.find(text), 'xABC,dx'.replace(text, '-'), 'ABC,de'.startswith(text), text in 'ABC,d')
same = 'same'
print(same.strip() is same, same.replace('q', 'r') is same, same.ljust(2) is same, same.removeprefix('q') is same)
print(''.join([]), ''.join(()), shown(''.join, 'abc'), shown(','.join, ['a', 1]), shown(','.join, 5), ','.join([rope, rope]) == rope + ',' + rope)
print(shown('abc'.find), shown('abc'.lower, 1), shown('a'.replace, 'b'), shown('a'.split, ''), shown('a'.index, 'b'), shown('a'.startswith, 1))
print(repr("it's"), repr('a"b'), repr('tab\t'), repr('back\\'), repr('\x7f\xe9'), repr(12), repr(-10**30), repr(True))

array = bytearray(b'abc')
array[0] = 65
array[-1] = 255
print(array, array[0], array[-1], array[True], [shown(lambda: array[k]) for k in (3, -4, 10**20)])


def put(index, value):
    array[index] = value
    return bytes(array)


print([shown(put, *pair) for pair in ((0, 256), (0, -1), (3, 1), (-4, 1), (0, 10**20), (1, True), (True, 66), (0, 'a'), ('a', 0), (slice(1, 1), b'xy'))])


def loop(n):
    total = 0
    out = []
    for k in range(n):
        word = 'Word %d' % k
        out.append(word.lower().replace('o', '0').upper()[::-1])
        total += word.find('d') + word.count('1') + word.startswith('W') + ('d 5' in word) + len(word.split(' '))
        array[k % 3] = k & 255
    return total, out[-1], ''.join(out)[-20:], bytes(array)


print(loop(3000))
for limit in (0, 1, 2):
    print(' ab\t'.split(None, limit), ' ab\t'.rsplit(None, limit), ' a b '.split(None, limit), b' a b '.split(None, limit), b' a b '.rsplit(None, limit))
print([shown(f, 10**20) for f in (b'abc'.find, bytearray().append, bytearray(b'a').remove, lambda n: bytes([n]), lambda n: n in b'a')])
