"""The named tuples of sys; everything else of the module is native."""


def _structure(title, names):
    """A tuple class with named fields, as sys.version_info and its like are."""

    def show(self):
        return title + '(' + ', '.join([name + '=' + repr(value) for name, value in zip(names, self)]) + ')'

    namespace = {'__slots__': (), '__repr__': show, '__module__': 'sys', 'n_fields': len(names)}
    for number, name in enumerate(names):
        namespace[name] = _field(number)
    return type(title.rpartition('.')[2], (tuple,), namespace)


def _field(number):
    return property(lambda self: self[number])


version_info = _structure('sys.version_info', ['major', 'minor', 'micro', 'releaselevel', 'serial'])(
    (3, 14, 0, 'final', 0)
)
flags = _structure(
    'sys.flags',
    [
        'debug',
        'inspect',
        'interactive',
        'optimize',
        'dont_write_bytecode',
        'no_user_site',
        'no_site',
        'ignore_environment',
        'verbose',
        'bytes_warning',
        'quiet',
        'hash_randomization',
        'isolated',
        'dev_mode',
        'utf8_mode',
        'warn_default_encoding',
        'safe_path',
        'int_max_str_digits',
    ],
)((0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, False, 1, 0, False, 4300))
float_info = _structure(
    'sys.float_info',
    ['max', 'max_exp', 'max_10_exp', 'min', 'min_exp', 'min_10_exp', 'dig', 'mant_dig', 'epsilon', 'radix', 'rounds'],
)((1.7976931348623157e308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1))
int_info = _structure(
    'sys.int_info', ['bits_per_digit', 'sizeof_digit', 'default_max_str_digits', 'str_digits_check_threshold']
)((30, 4, 4300, 640))
hash_info = _structure(
    'sys.hash_info',
    ['width', 'modulus', 'inf', 'nan', 'imag', 'algorithm', 'hash_bits', 'seed_bits', 'cutoff'],
)((64, 2305843009213693951, 314159, 0, 1000003, 'tpy', 64, 128, 0))


class _Implementation:
    name = 'tpy'
    cache_tag = 'tpy-314'
    version = version_info
    hexversion = hexversion

    def __repr__(self):
        return "namespace(name='tpy', cache_tag='tpy-314', version=" + repr(self.version) + ')'


implementation = _Implementation()


def displayhook(value):
    """Shows a value of the interactive session and keeps it as `_`."""
    if value is None:
        return
    import builtins

    builtins._ = None
    stdout.write(repr(value) + '\n')
    builtins._ = value


__displayhook__ = displayhook
