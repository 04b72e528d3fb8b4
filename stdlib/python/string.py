"""Sets of characters, and templates with $-names."""

__path__ = []

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


class Template:
    """Text in which $name and ${name} are replaced and $$ is a dollar sign."""

    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """Literal texts and (name, source text) pairs; a name of None is an invalid placeholder."""
        text = self.template
        mark = self.delimiter
        at = 0
        while True:
            found = text.find(mark, at)
            if found < 0:
                yield text[at:]
                return
            yield text[at:found]
            at = found + len(mark)
            if text.startswith(mark, at):
                yield mark
                at += len(mark)
                continue
            braced = text[at : at + 1] == '{'
            start = at + 1 if braced else at
            end = start
            while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == '_'):
                end += 1
            name = text[start:end]
            if not name.isidentifier() or braced and text[end : end + 1] != '}':
                yield (None, found)
                continue
            at = end + 1 if braced else end
            yield (name, text[found:at])

    def substitute(self, mapping={}, /, **kws):
        result = []
        for part in self._parts():
            if type(part) is str:
                result.append(part)
            elif part[0] is None:
                before = self.template[: part[1]]
                line = before.count('\n') + 1
                column = part[1] - (before.rfind('\n') + 1) + 1
                raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))
            else:
                name = part[0]
                result.append(str(kws[name] if name in kws else mapping[name]))
        return ''.join(result)

    def safe_substitute(self, mapping={}, /, **kws):
        result = []
        for part in self._parts():
            if type(part) is str:
                result.append(part)
            elif part[0] is None:
                result.append(self.delimiter)
            else:
                name, source = part
                if name in kws:
                    result.append(str(kws[name]))
                else:
                    try:
                        result.append(str(mapping[name]))
                    except KeyError:
                        result.append(source)
        return ''.join(result)

    def is_valid(self):
        return not any([type(part) is tuple and part[0] is None for part in self._parts()])

    def get_identifiers(self):
        names = []
        for part in self._parts():
            if type(part) is tuple and part[0] is not None and part[0] not in names:
                names.append(part[0])
        return names


class Formatter:
    """The machinery of str.format, with the steps to override that programs override most."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
