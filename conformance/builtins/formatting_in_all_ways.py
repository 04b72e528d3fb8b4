# %, str.format, format specs and numbers as text: common ways of saying it have a short way inside, so all corners around them.


def shown(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return f'{type(error).__name__}: {error}'


digest = 0


def note(text):
    global digest
    for character in text:
        digest = (digest * 31 + ord(character)) % 1000000007


class Text(str):
    def __str__(self):
        return 'mine'

    def __format__(self, spec):
        return 'formatted ' + spec


class Whole(int):
    def __str__(self):
        return 'whole'


class Real(float):
    def __format__(self, spec):
        return 'real ' + spec


ints = [0, 1, -1, 7, -42, 255, 999, 1000, -1234567, 2**31, 2**53 + 1, -(2**63), 2**63 - 1, 2**64, 10**30, True]
floats = [0.0, -0.0, 0.5, 1.5, 2.5, -2.5, 0.125, 1.005, 2.675, 9.995, 99.995, -0.001, 0.001, 0.0045, 1e-5, 1e-4, 0.1, 0.1 + 0.2, 1 / 3, 2 / 3,
          3.14159, 100.0, 1234567.891, 1e15, 1e16, 123456789012345.6, 999999999999999.0, 4503599627370497.5, 1e17, 1e18, 1e22, 1e300,
          5e-324, 2.2250738585072014e-308, float('inf'), float('-inf'), float('nan'), 0.3, 4.35, 1.1, 33.33, 1e14 + 0.5, 0.00012345]
texts = ['', 'a', 'hello', 'caf\xe9', '\u20acuro', 'x' * 70, 'it\'s', 'tab\t', Text('sub'), Whole(5), Real(2.5), None, [1], (1, 2), b'b', 2j]
values = ints + floats + texts
specs = ['', '5', '<5', '>5', '^6', '=7', '05', '<05', '*^9', '\xe9>4', '\u20ac<4', '+', '-', ' ', '+08', ' d', 'd', '5d', '05d', ',', '12,', '012,', ',d', ',.2f',
         '_', 'x', 'X', '#x', '08b', 'o', 'n', 'e', 'g', 'f', 'F', '.0f', '.1f', '.2f', '.3f', '.10f', '.18f', '.19f', '.25f', '8.2f', '08.2f', '+.2f', '<9.2f|',
         '.', '.2', '10.3', 's', '10s', '.2s', '-^10.3s', '%', '.1%', '0', '00', '1000', 'z.1f', 'q', '5q', '{', '}>3', '=+5', '>>5', '==5', 'i', ' >+6.1f']
for value in values:
    for spec in specs:
        note(shown(format, value, spec))
        note(shown(lambda: f'{value:{spec}}'))
        if '{' not in spec and '}' not in spec:
            note(shown(('<{:' + spec + '}|').format, value))
    note(shown(str, value))
    note(shown(repr, value))
    note(shown(lambda: f'{value}{value!r}{value!s}'))
print(digest)
conversions = ['s', '5s', '-5s', '.2s', '05s', '+s', 'd', 'i', 'u', '5d', '-5d', '05d', '-05d', '+d', ' d', '+ d', '.3d', '#d', 'x', 'X', '#x', 'o', 'b', 'f', '.0f', '.f', '.2f',
               '8.3f', '-8.1f|', '08.2f', '+.1f', 'e', 'g', 'r', 'a', '%', '5%', 'ld', 'q', '', '(x)s', '(d)d', '1000d']
for value in values:
    for conversion in conversions:
        note(shown(lambda: ('<%' + conversion + '>') % (value,)))
        note(shown(lambda: '%' + conversion if False else ('%' + conversion) % value))
print(digest)
print('%s %d%% %5.1f|%-4s|%04d' % ('a', 5, 2.25, 'b', 42), '%s' % 'one', '%d' % 7, '%s' % (3,), '%%' % (), 'none' % {}, '%(a)s' % {'a': 1})
for pattern, operand in (('%s', ()), ('%s', (1, 2)), ('%s %s', 'a'), ('a', 1), ('a', ()), ('%', 1), ('%s%', 1), ('%d', 'x'), ('%d', 1.7), ('%x', 1.0), ('%d', None), ('%s', {}), ('%s', {'a': 1}), ('%z', 1)):
    print(shown(lambda: pattern % operand), end='; ')
print()
for pattern in ('{}', '{}{}', '{0}{1}{0}', '{}{0}', '{0}{}', '{{}}', '{{{}}}', '}', '{', '{}}', '{5}', '{a}', '{0.real}', '{0[0]}', '{!r}', '{!s:>4}', '{:{}}', '{:>{}}', '{ }', '{:5}|', '{0:<3}{1:>3}', '{01}', 'plain', '', '{:%}', '{0!x}', '{-1}'):
    print(shown(pattern.format, 7, 8), end='; ')
    print(shown(pattern.format), end='; ')
print()
print('{} {:>4} {:.1f} {}'.format('a', 1, 2.0, 'b'), '\u20ac{}'.format(1), 'x' * 80 + '{}'.format('y' * 80), '{}'.format(None), '%s' % None, '%s' % True)


def loop(n):
    out = []
    for k in range(n):
        x = k / 8
        out.append('%d:%s' % (k, x))
        out.append(f'{x:.2f}{k:>5}{k:05d}{x!r}{str(x)}')
        out.append('{}-{:.1f}-{:x}'.format(k, x, k))
    return ''.join(out)


text = loop(2000)
note(text)
print(digest, text[-60:])
