"""str methods on odd unicode."""
# oracles: 3.14
words = ['', 'a', 'ß', 'ŉ', 'İ', 'ı', 'Σας', 'ΑΣ', 'ǆ', 'ﬁn', 'é', 'e\u0301', '日本', '𝒳y', '\ud800', '١٢٣', '²', '½', 'Ⅷ', '\u200b', '\u00a0', 'İstanbul', 'straße', 'ǅ', '\x1c', 'ª', 'a\u0345', '𐐀𐐨', 'ᾳ']
for s in words:
    print(ascii(s), len(s), ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(s.swapcase()), ascii(s.capitalize()), ascii(s.casefold()),
          ''.join('YN'[not getattr(s, 'is' + m)()] for m in 'alpha alnum ascii decimal digit identifier lower numeric printable space title upper'.split()))
print('a,b,,c'.split(','), 'a  b c '.split(), ' a  b '.split(' '), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), 'abc'.split('x'), ''.split(), ''.split(','), 'a\u2003b\x1cc'.split())
print('a\nb\r\nc\x0bd\x0ce\x1cf\x85g\u2028h\u2029i\r'.splitlines(), 'a\n\nb\n'.splitlines(True), ''.splitlines(), '\n'.splitlines())
print('abcabc'.find('c'), 'abcabc'.rfind('c'), 'abc'.find(''), 'abc'.rfind(''), 'abc'.find('', 4), 'abc'.index('b', -2), 'aaa'.count('aa'), 'aaa'.count(''), ''.count(''), 'abc'.find('c', -1), 'abc'.find('a', 1, 0))
print('abc'.replace('', '-'), 'aaa'.replace('a', 'b', 2), 'aaa'.replace('aa', 'b'), ''.replace('', 'x'), 'abc'.replace('b', ''), 'aXbX'.replace('X', 'YY', -1), 'abc'.replace('a', 'x', count=1))
print('  x '.strip() + '|', 'xxabcxx'.strip('x'), 'abcba'.strip('ab'), 'abc'.lstrip('abc') + '|', '\u2003a\u00a0'.strip(), 'mississippi'.rstrip('ipz'), 'TestHook'.removeprefix('Test'), 'x.py'.removesuffix('.py'), 'x'.removesuffix(''))
print('ab'.center(7, '*'), 'abc'.center(6, '-'), 'ab'.ljust(5, '.') + '|', 'ab'.rjust(5), '-42'.zfill(6), '+1'.zfill(5), 'abc'.zfill(2), '--1'.zfill(6), ''.zfill(2), 'a'.center(4) + '|')
print('a-b-c'.partition('-'), 'abc'.partition('-'), 'a-b-c'.rpartition('-'), 'abc'.rpartition('-'), 'abc'.startswith(('x', 'a')), 'abc'.endswith('c', 0, 2), 'abc'.startswith('', 3), 'abc'.startswith('', 4), 'abc'.startswith(()))
print('hello world'.translate({ord('l'): None, ord('o'): '00', ord('h'): 0x48}), 'abc'.translate(str.maketrans('ab', 'xy', 'c')), str.maketrans({'a': 1, 98: None}), 'a\tb\tc'.expandtabs(4), 'ab\tc\n\td'.expandtabs(), 'x'.join('abc'), ','.join([]), '日'.join(['a', 'b']))
print(len('😀'), '😀'[0] == '😀', 'a😀b'[::-1], 'a😀b'.index('b'), ascii('😀é\x00\x7f\xad'), repr('\x00\x7f\xad\u200b\u3000\ud800😀\'"'), repr("it's"), repr('"'), repr('\\\t\r\n'))
print('é'.encode(), 'é'.encode('latin-1'), '日'.encode('utf-16-le'), '😀'.encode('utf-8'), b'\xff'.decode('latin-1'), 'é'.encode('ascii', 'replace'), 'é'.encode('ascii', 'xmlcharrefreplace'), 'é'.encode('ascii', 'backslashreplace'), b'a\xffb'.decode('utf-8', 'replace'), b'a\xffb'.decode('utf-8', 'ignore'), ascii(b'\xff'.decode('utf-8', 'surrogateescape')))
for bad in (lambda: 'é'.encode('ascii'), lambda: b'\xff'.decode(), lambda: '\ud800'.encode(), lambda: 'a'.encode('nope'), lambda: 'abc'.index('z'), lambda: 'a'.split(''), lambda: 'a'.center(3, 'ab'), lambda: 'a' + 1, lambda: 'a' * 'b', lambda: 'abc'[5], lambda: chr(-1), lambda: chr(0x110000), lambda: ord('ab'), lambda: ord(''), lambda: ','.join([1]), lambda: 'a'.join(1), lambda: 5 in 'x', lambda: str.upper(1), lambda: 'a'.zfill('x'), lambda: int('٣a'), lambda: str.maketrans('a', 'bc')):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(sorted(['b', 'B', 'a', 'é', 'Z', '日', '😀', '\uffff']) == ['B', 'Z', 'a', 'b', 'é', '日', '\uffff', '😀'], 'a' < 'B', '' < 'a', 'abc' < 'abd', 'é' == 'e\u0301', max('héllo'), min('日😀a'))
print('%s' % 'é', 'é'.isidentifier(), 'ñ1'.isidentifier(), '1a'.isidentifier(), 'class'.isidentifier(), int('１２'), float('١.٥'), '٣'.isdecimal(), '²'.isdigit(), '½'.isnumeric(), 'x²'.isalnum())
s = 'ab' * 3
print(s * 0, s * -1 == '', s[1:5:2], s[::-2], s[10:], s[-100:2], s[5:1:-1], s[:], s is s[:], 'a' 'b', s[slice(None, None, 3)], 'abc'[True])
