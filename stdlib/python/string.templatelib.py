"""What t-strings evaluate to (PEP 750): texts and interpolations, kept apart."""


class Interpolation:
    """One `{...}` of a t-string."""

    __match_args__ = ('value', 'expression', 'conversion', 'format_spec')

    def __init__(self, value, expression='', conversion=None, format_spec=''):
        if conversion not in (None, 'a', 'r', 's'):
            raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        self._parts = (value, expression, conversion, format_spec)

    @property
    def value(self):
        return self._parts[0]

    @property
    def expression(self):
        return self._parts[1]

    @property
    def conversion(self):
        return self._parts[2]

    @property
    def format_spec(self):
        return self._parts[3]

    def __repr__(self):
        return 'Interpolation(' + ', '.join([repr(part) for part in self._parts]) + ')'


class Template:
    """Texts and interpolations by turns; the first and the last are texts, perhaps empty."""

    def __init__(self, *args):
        strings = ['']
        interpolations = []
        for arg in args:
            if isinstance(arg, str):
                strings[-1] += arg
            elif isinstance(arg, Interpolation):
                interpolations.append(arg)
                strings.append('')
            else:
                raise TypeError(
                    'Template.__new__ *args need to be of type \'str\' or \'Interpolation\', got ' + type(arg).__name__
                )
        self._strings = tuple(strings)
        self._interpolations = tuple(interpolations)

    @property
    def strings(self):
        return self._strings

    @property
    def interpolations(self):
        return self._interpolations

    @property
    def values(self):
        return tuple([interpolation.value for interpolation in self._interpolations])

    def __iter__(self):
        for index, text in enumerate(self._strings):
            if text:
                yield text
            if index < len(self._interpolations):
                yield self._interpolations[index]

    def __add__(self, other):
        if not isinstance(other, Template):
            raise TypeError(
                'can only concatenate string.templatelib.Template (not "' + type(other).__name__ + '") to string.templatelib.Template'
            )
        return Template(*self, *other)

    def __repr__(self):
        return 'Template(strings=' + repr(self._strings) + ', interpolations=' + repr(self._interpolations) + ')'


def convert(obj, /, conversion):
    """The object as `!s`, `!r` or `!a` would make it; without a conversion as it is."""
    if conversion is None:
        return obj
    if conversion == 's':
        return str(obj)
    if conversion == 'r':
        return repr(obj)
    if conversion == 'a':
        return ascii(obj)
    raise ValueError("invalid conversion specifier: '" + str(conversion) + "'")
