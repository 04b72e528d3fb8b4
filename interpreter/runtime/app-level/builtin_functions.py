"""Built-in functions and methods in the cases that run a program's own code: special methods, key functions, iterators."""


# ---- values ------------------------------------------------------------------------------------------------------------


def object_str(self, /):
    return repr_of(self)


def object_ne(self, value, /):
    result = _type_lookup(type(self), '__eq__')(self, value)
    if result is NotImplemented:
        return NotImplemented
    return not result


def object_format(self, format_spec, /):
    if not isinstance(format_spec, str):
        raise TypeError('__format__() argument must be str, not ' + type(format_spec).__name__)
    if format_spec:
        raise TypeError('unsupported format string passed to ' + type(self).__name__ + '.__format__')
    return str_of(self)


def object_new_abstract(cls, /, *args, **kwargs):
    names = sorted(cls.__abstractmethods__)
    shown = ', '.join(["'" + name + "'" for name in names])
    plural = 's ' if len(names) > 1 else ' '
    raise TypeError(
        "Can't instantiate abstract class " + cls.__name__ + ' without an implementation for abstract method' + plural + shown
    )


def object_dir(self, /):
    names = {}
    own = _instance_dict(self)
    if own is not None:
        names.update(own)
    for cls in type(self).__mro__:
        for name in cls.__dict__:
            names[name] = None
    return list(names)


def object_reduce(self, /):
    raise TypeError("cannot pickle '" + type(self).__name__ + "' object")


def object_reduce_ex(self, protocol, /):
    special = _type_lookup(type(self), '__reduce__')
    if special is not _type_lookup(object, '__reduce__'):
        return special(self)
    raise TypeError("cannot pickle '" + type(self).__name__ + "' object")


def str_new(cls, object='', encoding='utf-8', errors='strict'):
    return _text_of_class(cls, str_of(object))


def str_join(self, iterable, /):
    if not _is_iterable(iterable):
        raise TypeError('can only join an iterable')
    return str.join(self, list(iterable))


def int_new(cls, x=0, /, base=10):
    if isinstance(x, str):
        return int.__new__(cls, str.__str__(x))
    if isinstance(x, (bytes, bytearray)):
        return int.__new__(cls, bytes(x))
    for name in ('__int__', '__index__'):
        special = _type_lookup(type(x), name)
        if special is not None:
            value = special(x)
            if not isinstance(value, int):
                raise TypeError(name + ' returned non-int (type ' + type(value).__name__ + ')')
            return int.__new__(cls, int.__int__(value))
    raise TypeError(
        "int() argument must be a string, a bytes-like object or a real number, not '" + type(x).__name__ + "'"
    )


def float_new(cls, x=0, /):
    special = _type_lookup(type(x), '__float__')
    if special is not None:
        value = special(x)
        if not isinstance(value, float):
            raise TypeError(type(x).__name__ + '.__float__ returned non-float (type ' + type(value).__name__ + ')')
        return value if cls is float and type(value) is float else float.__new__(cls, float.__float__(value))
    special = _type_lookup(type(x), '__index__')
    if special is not None:
        return float.__new__(cls, int.__int__(special(x)))
    raise TypeError("float() argument must be a string or a real number, not '" + type(x).__name__ + "'")


def bool_new(cls, object=False, /):
    return True if object else False


def builtin_abs(x, /):
    special = _type_lookup(type(x), '__abs__')
    if special is None:
        raise TypeError("bad operand type for abs(): '" + type(x).__name__ + "'")
    return special(x)


def builtin_hash(obj, /):
    special = _type_lookup(type(obj), '__hash__')
    if special is None:
        raise TypeError("unhashable type: '" + type(obj).__name__ + "'")
    value = special(obj)
    if not isinstance(value, int):
        raise TypeError('__hash__ method should return an integer')
    return _narrow_hash(value)


def builtin_len(obj, /):
    special = _type_lookup(type(obj), '__len__')
    if special is None:
        raise TypeError("object of type '" + type(obj).__name__ + "' has no len()")
    return _checked_length(special(obj))


def _checked_length(value):
    if not isinstance(value, int):
        value = _index(value)
    if value < 0:
        raise ValueError('__len__() should return >= 0')
    if value > 9223372036854775807:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return value


def builtin_round(number, ndigits=None):
    special = _type_lookup(type(number), '__round__')
    if special is None:
        raise TypeError('type ' + type(number).__name__ + " doesn't define __round__ method")
    if ndigits is None:
        return special(number)
    return special(number, ndigits)


def _binary(a, b, name, reflected):
    """The result of a binary special method or its reflection, or NotImplemented."""
    first = _type_lookup(type(a), name)
    second = None
    if type(a) is not type(b):
        second = _type_lookup(type(b), reflected)
        if second is not None and issubclass(type(b), type(a)) and second is not _type_lookup(type(a), reflected):
            result = second(b, a)
            if result is not NotImplemented:
                return result
            second = None
    if first is not None:
        result = first(a, b)
        if result is not NotImplemented:
            return result
    if second is not None:
        return second(b, a)
    return NotImplemented


def builtin_divmod(x, y, /):
    result = _binary(x, y, '__divmod__', '__rdivmod__')
    if result is NotImplemented:
        raise TypeError(
            "unsupported operand type(s) for divmod(): '" + type(x).__name__ + "' and '" + type(y).__name__ + "'"
        )
    return result


def builtin_pow(base, exp, mod=None):
    if mod is None:
        result = _binary(base, exp, '__pow__', '__rpow__')
        if result is NotImplemented:
            raise TypeError(
                "unsupported operand type(s) for ** or pow(): '"
                + type(base).__name__
                + "' and '"
                + type(exp).__name__
                + "'"
            )
        return result
    special = _type_lookup(type(base), '__pow__')
    if special is not None:
        result = special(base, exp, mod)
        if result is not NotImplemented:
            return result
    for operand in (exp, mod):
        if isinstance(operand, complex):
            raise ValueError('complex modulo')
        if isinstance(operand, float):
            raise TypeError('pow() 3rd argument not allowed unless all arguments are integers')
    if isinstance(base, float) or isinstance(exp, float) or isinstance(mod, float):
        raise TypeError('pow() 3rd argument not allowed unless all arguments are integers')
    raise TypeError(
        "unsupported operand type(s) for ** or pow(): '"
        + type(base).__name__
        + "', '"
        + type(exp).__name__
        + "', '"
        + type(mod).__name__
        + "'"
    )


# ---- iteration ---------------------------------------------------------------------------------------------------------


def builtin_iter(object, /, *sentinel):
    if sentinel:
        if not callable(object):
            raise TypeError('iter(v, w): v must be callable')
        return callable_iterator(object, sentinel[0])
    return iterate(object)


def builtin_next(iterator, /, *default):
    special = _type_lookup(type(iterator), '__next__')
    if special is None:
        raise TypeError("'" + type(iterator).__name__ + "' object is not an iterator")
    if not default:
        return special(iterator)
    try:
        return special(iterator)
    except StopIteration:
        return default[0]


def builtin_all(iterable, /):
    for item in iterable:
        if not item:
            return False
    return True


def builtin_any(iterable, /):
    for item in iterable:
        if item:
            return True
    return False


def builtin_sum(iterable, /, start=0):
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    if isinstance(start, bytes):
        raise TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
    if isinstance(start, bytearray):
        raise TypeError("sum() can't sum bytearray [use b''.join(seq) instead]")
    total = start
    iterator = iter(iterable)
    if type(total) is not float:
        for item in iterator:
            total = total + item
            if type(total) is float:
                break
        else:
            return total
    return _sum_floats(iterator, total)


def _sum_floats(iterator, total):
    """Adds floats with a running compensation, as long as there are only floats and ints.

    The rounding error of each addition is Knuth's (TwoSum), the same number as Neumaier's, which CPython compares magnitudes for.
    """
    correction = 0.0
    for item in iterator:
        kind = type(item)
        if kind is not float:
            if kind is not int and kind is not bool:
                if correction and _is_finite(correction):
                    total += correction
                total = total + item
                for item in iterator:
                    total = total + item
                return total
            item = float(item)
        fresh = total + item
        added = fresh - total
        correction += (total - (fresh - added)) + (item - added)
        total = fresh
    if correction and _is_finite(correction):
        return total + correction
    return total


def _extreme(name, args, key, default, has_default, wants_more):
    if len(args) == 0:
        raise TypeError(name + ' expected at least 1 argument, got 0')
    if len(args) > 1:
        if has_default:
            raise TypeError('Cannot specify a default for ' + name + '() with multiple positional arguments')
        iterator = iter(args)
    else:
        iterator = iter(args[0])
    found = False
    for best in iterator:
        found = True
        break
    if not found:
        if has_default:
            return default
        raise ValueError(name + '() iterable argument is empty')
    if key is None:
        if wants_more:
            for item in iterator:
                if item > best:
                    best = item
        else:
            for item in iterator:
                if item < best:
                    best = item
        return best
    value = key(best)
    for item in iterator:
        other = key(item)
        if (other > value) if wants_more else (other < value):
            best = item
            value = other
    return best


def builtin_min(*args, key=None, **default):
    _check_default('min', default)
    return _extreme('min', args, key, default.get('default'), bool(default), False)


def builtin_max(*args, key=None, **default):
    _check_default('max', default)
    return _extreme('max', args, key, default.get('default'), bool(default), True)


def _check_default(name, given):
    for keyword in given:
        if keyword != 'default':
            raise TypeError(name + "() got an unexpected keyword argument '" + keyword + "'")


def math_prod(iterable, /, *, start=1):
    total = start
    for item in iterable:
        total = total * item
    return total


# ---- attributes and classes ------------------------------------------------------------------------------------------------


def _check_name(name):
    if not isinstance(name, str):
        raise TypeError("attribute name must be string, not '" + type(name).__name__ + "'")


def builtin_getattr(object, name, /, *default):
    _check_name(name)
    if not default:
        return _getattr(object, name)
    try:
        return _getattr(object, name)
    except AttributeError:
        return default[0]


def builtin_hasattr(obj, name, /):
    _check_name(name)
    try:
        _getattr(obj, name)
    except AttributeError:
        return False
    return True


def builtin_setattr(obj, name, value, /):
    _check_name(name)
    _setattr(obj, name, value)


def builtin_delattr(obj, name, /):
    _check_name(name)
    _delattr(obj, name)


def builtin_vars(object, /):
    try:
        return _getattr(object, '__dict__')
    except AttributeError:
        pass
    raise TypeError('vars() argument must have __dict__ attribute')


def builtin_dir(object, /):
    special = _type_lookup(type(object), '__dir__')
    if special is None:
        names = object_dir(object)
    else:
        names = special(object)
    return sorted(names)


def builtin_isinstance(obj, class_or_tuple, /):
    if type(obj) is class_or_tuple:
        return True
    if isinstance_of_class(class_or_tuple):
        hook = _type_lookup(type(class_or_tuple), '__instancecheck__')
        if hook is None or type(class_or_tuple) is type:
            return _is_instance(obj, class_or_tuple)
        return True if hook(class_or_tuple, obj) else False
    if type(class_or_tuple) is tuple:
        for cls in class_or_tuple:
            if builtin_isinstance(obj, cls):
                return True
        return False
    hook = _type_lookup(type(class_or_tuple), '__instancecheck__')
    if hook is not None:
        return True if hook(class_or_tuple, obj) else False
    raise TypeError('isinstance() arg 2 must be a type, a tuple of types, or a union')


def isinstance_of_class(value):
    return _is_class(value)


def builtin_issubclass(cls, class_or_tuple, /):
    if type(class_or_tuple) is tuple:
        for base in class_or_tuple:
            if builtin_issubclass(cls, base):
                return True
        return False
    hook = _type_lookup(type(class_or_tuple), '__subclasscheck__')
    if hook is not None and type(class_or_tuple) is not type:
        return True if hook(class_or_tuple, cls) else False
    if not _is_class(cls):
        raise TypeError('issubclass() arg 1 must be a class')
    if not _is_class(class_or_tuple):
        raise TypeError('issubclass() arg 2 must be a class, a tuple of classes, or a union')
    return _is_subclass(cls, class_or_tuple)


def builtin_repr(obj, /):
    return repr_of(obj)


def builtin_ascii(obj, /):
    return ascii_of(obj)


def builtin_format(value, format_spec='', /):
    return format_of(value, format_spec)


# ---- output ------------------------------------------------------------------------------------------------------------------


def builtin_print(*args, sep=None, end=None, file=None, flush=False):
    if file is None:
        file = _standard_output()
        if file is None:
            return
    if sep is None:
        sep = ' '
    elif not isinstance(sep, str):
        raise TypeError('sep must be None or a string, not ' + type(sep).__name__)
    if end is None:
        end = '\n'
    elif not isinstance(end, str):
        raise TypeError('end must be None or a string, not ' + type(end).__name__)
    write = file.write
    first = True
    for arg in args:
        if first:
            first = False
        else:
            write(sep)
        write(str(arg))
    write(end)
    if flush:
        file.flush()


# ---- exceptions ----------------------------------------------------------------------------------------------------------------


def exception_str(self, /):
    args = self.args
    if len(args) == 0:
        return ''
    if len(args) == 1:
        return str(args[0])
    return str(args)


def key_error_str(self, /):
    args = self.args
    if len(args) == 1:
        return repr(args[0])
    return exception_str(self)


def exception_repr(self, /):
    args = self.args
    if len(args) == 1:
        return type(self).__name__ + '(' + repr(args[0]) + ')'
    return type(self).__name__ + repr(args)


def _matcher(matcher_value):
    """The test that split and subgroup apply: a class, a tuple of classes, or a function."""
    if isinstance(matcher_value, (type, tuple)):
        return lambda exception: isinstance(exception, matcher_value)
    if callable(matcher_value):
        return matcher_value
    raise TypeError('expected an exception type, a tuple of exception types, or a callable (other than a class)')


def exception_group_derive(self, excs, /):
    return BaseExceptionGroup(self.message, excs)


def _derived(group, members):
    if not members:
        return None
    result = group.derive(members)
    result.__traceback__ = group.__traceback__
    result.__cause__ = group.__cause__
    result.__context__ = group.__context__
    if hasattr(group, '__notes__'):
        result.__notes__ = list(group.__notes__)
    return result


def exception_group_split(self, matcher_value, /):
    matches = _matcher(matcher_value)
    if matches(self):
        return (self, None)
    inside = []
    outside = []
    for member in self.exceptions:
        if isinstance(member, BaseExceptionGroup):
            yes, no = member.split(matcher_value)
            if yes is not None:
                inside.append(yes)
            if no is not None:
                outside.append(no)
        elif matches(member):
            inside.append(member)
        else:
            outside.append(member)
    return (_derived(self, inside), _derived(self, outside))


def exception_group_subgroup(self, matcher_value, /):
    return exception_group_split(self, matcher_value)[0]
