"""Operators on values that RTS does not decide: special methods, reflected operands, rich comparison (language reference,
3.3.1, 3.3.8 and 6.10). Each function is pushed by one opcode; what it returns completes that instruction."""


def _operate(left, right, name, reflected, sign):
    left_type = type(left)
    right_type = type(right)
    method = _type_lookup(left_type, name)
    if left_type is not right_type:
        other = _type_lookup(right_type, reflected)
        if other is not None:
            if method is not None and issubclass(right_type, left_type) and other is not _type_lookup(left_type, reflected):
                result = other(right, left)
                if result is not NotImplemented:
                    return result
                other = None
            if method is not None:
                result = method(left, right)
                if result is not NotImplemented:
                    return result
            if other is not None:
                result = other(right, left)
                if result is not NotImplemented:
                    return result
            raise _unsupported(left, right, sign)
    if method is not None:
        result = method(left, right)
        if result is not NotImplemented:
            return result
    raise _unsupported(left, right, sign)


def operate(method, left, right, number):
    """An operator, by its number, whose left operand's method goes first."""
    result = method(left, right)
    if result is not NotImplemented:
        return result
    return _operate_otherwise(left, right, number)


_BINARY = (
    ('add', '+'),
    ('sub', '-'),
    ('mul', '*'),
    ('truediv', '/'),
    ('floordiv', '//'),
    ('mod', '%'),
    ('pow', '** or pow()'),
    ('matmul', '@'),
    ('lshift', '<<'),
    ('rshift', '>>'),
    ('and', '&'),
    ('or', '|'),
    ('xor', '^'),
)
_COMPARISONS = (
    ('__gt__', '<'),
    ('__ge__', '<='),
    ('__eq__', '=='),
    ('__ne__', '!='),
    ('__lt__', '>'),
    ('__le__', '>='),
)


def _operate_otherwise(left, right, number):
    """When the left operand's method has answered NotImplemented. Numbers from 32 on: the plain method of an operator in place."""
    if 26 <= number < 32:
        return _compare_reflected(left, right, *_COMPARISONS[number - 26])
    name, sign = _BINARY[number % 32 % 13]
    in_place = '**=' if sign == '** or pow()' else sign + '='
    if number < 13:
        return _operate_reflected(left, right, '__r' + name + '__', sign)
    if number < 26:
        return _operate(left, right, '__' + name + '__', '__r' + name + '__', in_place)
    return _operate_reflected(left, right, '__r' + name + '__', in_place)


def _operate_reflected(left, right, reflected, sign):
    if type(left) is not type(right):
        method = _type_lookup(type(right), reflected)
        if method is not None:
            result = method(right, left)
            if result is not NotImplemented:
                return result
    raise _unsupported(left, right, sign)


def _compare_reflected(left, right, reflected, sign):
    method = _type_lookup(type(right), reflected)
    if method is not None:
        result = method(right, left)
        if result is not NotImplemented:
            return result
    return _compare_identities(left, right, sign)


def _compare_identities(left, right, sign):
    if sign == '==':
        return left is right
    if sign == '!=':
        return left is not right
    raise TypeError(
        "'" + sign + "' not supported between instances of '" + type(left).__name__ + "' and '" + type(right).__name__ + "'"
    )


def _unsupported(left, right, sign):
    names = "'" + type(left).__name__ + "' and '" + type(right).__name__ + "'"
    if sign == '+' and isinstance(left, (str, list, tuple, bytes)):
        return _concatenation_error(left, right)
    if sign == '*' and isinstance(left, (str, list, tuple, bytes)):
        return TypeError("can't multiply sequence by non-int of type '" + type(right).__name__ + "'")
    if sign == '*' and isinstance(right, (str, list, tuple, bytes)):
        return TypeError("can't multiply sequence by non-int of type '" + type(left).__name__ + "'")
    return TypeError('unsupported operand type(s) for ' + sign + ': ' + names)


def _concatenation_error(left, right):
    name = type(right).__name__
    if isinstance(left, str):
        return TypeError('can only concatenate str (not "' + name + '") to str')
    if isinstance(left, bytes):
        return TypeError("can't concat " + name + ' to bytes')
    kind = 'list' if isinstance(left, list) else 'tuple'
    return TypeError('can only concatenate ' + kind + ' (not "' + name + '") to ' + kind)


def _operate_in_place(left, right, in_place, name, reflected, sign):
    method = _type_lookup(type(left), in_place)
    if method is not None:
        result = method(left, right)
        if result is not NotImplemented:
            return result
    return _operate(left, right, name, reflected, sign)


def operator_add(left, right):
    return _operate(left, right, '__add__', '__radd__', '+')


def operator_iadd(left, right):
    return _operate_in_place(left, right, '__iadd__', '__add__', '__radd__', '+=')


def operator_sub(left, right):
    return _operate(left, right, '__sub__', '__rsub__', '-')


def operator_isub(left, right):
    return _operate_in_place(left, right, '__isub__', '__sub__', '__rsub__', '-=')


def operator_mul(left, right):
    return _operate(left, right, '__mul__', '__rmul__', '*')


def operator_imul(left, right):
    return _operate_in_place(left, right, '__imul__', '__mul__', '__rmul__', '*=')


def operator_truediv(left, right):
    return _operate(left, right, '__truediv__', '__rtruediv__', '/')


def operator_itruediv(left, right):
    return _operate_in_place(left, right, '__itruediv__', '__truediv__', '__rtruediv__', '/=')


def operator_floordiv(left, right):
    return _operate(left, right, '__floordiv__', '__rfloordiv__', '//')


def operator_ifloordiv(left, right):
    return _operate_in_place(left, right, '__ifloordiv__', '__floordiv__', '__rfloordiv__', '//=')


def operator_mod(left, right):
    return _operate(left, right, '__mod__', '__rmod__', '%')


def operator_imod(left, right):
    return _operate_in_place(left, right, '__imod__', '__mod__', '__rmod__', '%=')


def operator_pow(left, right):
    return _operate(left, right, '__pow__', '__rpow__', '** or pow()')


def operator_ipow(left, right):
    return _operate_in_place(left, right, '__ipow__', '__pow__', '__rpow__', '**=')


def operator_matmul(left, right):
    return _operate(left, right, '__matmul__', '__rmatmul__', '@')


def operator_imatmul(left, right):
    return _operate_in_place(left, right, '__imatmul__', '__matmul__', '__rmatmul__', '@=')


def operator_lshift(left, right):
    return _operate(left, right, '__lshift__', '__rlshift__', '<<')


def operator_ilshift(left, right):
    return _operate_in_place(left, right, '__ilshift__', '__lshift__', '__rlshift__', '<<=')


def operator_rshift(left, right):
    return _operate(left, right, '__rshift__', '__rrshift__', '>>')


def operator_irshift(left, right):
    return _operate_in_place(left, right, '__irshift__', '__rshift__', '__rrshift__', '>>=')


def operator_and(left, right):
    return _operate(left, right, '__and__', '__rand__', '&')


def operator_iand(left, right):
    return _operate_in_place(left, right, '__iand__', '__and__', '__rand__', '&=')


def operator_or(left, right):
    return _operate(left, right, '__or__', '__ror__', '|')


def operator_ior(left, right):
    return _operate_in_place(left, right, '__ior__', '__or__', '__ror__', '|=')


def operator_xor(left, right):
    return _operate(left, right, '__xor__', '__rxor__', '^')


def operator_ixor(left, right):
    return _operate_in_place(left, right, '__ixor__', '__xor__', '__rxor__', '^=')


def _compare(left, right, name, reflected, sign):
    left_type = type(left)
    right_type = type(right)
    if left_type is not right_type and issubclass(right_type, left_type):
        method = _type_lookup(right_type, reflected)
        if method is not None:
            result = method(right, left)
            if result is not NotImplemented:
                return result
        right_type = None
    method = _type_lookup(left_type, name)
    if method is not None:
        result = method(left, right)
        if result is not NotImplemented:
            return result
    if right_type is not None:
        method = _type_lookup(right_type, reflected)
        if method is not None:
            result = method(right, left)
            if result is not NotImplemented:
                return result
    return _compare_identities(left, right, sign)


def operator_lt(left, right):
    return _compare(left, right, '__lt__', '__gt__', '<')


def operator_le(left, right):
    return _compare(left, right, '__le__', '__ge__', '<=')


def operator_eq(left, right):
    return _compare(left, right, '__eq__', '__eq__', '==')


def operator_ne(left, right):
    return _compare(left, right, '__ne__', '__ne__', '!=')


def operator_gt(left, right):
    return _compare(left, right, '__gt__', '__lt__', '>')


def operator_ge(left, right):
    return _compare(left, right, '__ge__', '__le__', '>=')


equal = operator_eq
less = operator_lt


def _unary(value, name, sign):
    method = _type_lookup(type(value), name)
    if method is None:
        raise TypeError('bad operand type for unary ' + sign + ": '" + type(value).__name__ + "'")
    return method(value)


def negate(value):
    return _unary(value, '__neg__', '-')


def positive(value):
    return _unary(value, '__pos__', '+')


def invert(value):
    return _unary(value, '__invert__', '~')


def truth(value):
    method = _type_lookup(type(value), '__bool__')
    if method is not None:
        result = method(value)
        if result is True or result is False:
            return result
        raise TypeError('__bool__ should return bool, returned ' + type(result).__name__)
    method = _type_lookup(type(value), '__len__')
    if method is None:
        return True
    return _checked_length(method(value)) != 0


def not_(value):
    return not truth(value)


# ---- containment, items ------------------------------------------------------------------------------------------------


def contains(item, container):
    method = _type_lookup(type(container), '__contains__')
    if method is not None:
        return True if method(container, item) else False
    if _type_lookup(type(container), '__iter__') is None and _type_lookup(type(container), '__getitem__') is None:
        raise TypeError("argument of type '" + type(container).__name__ + "' is not a container or iterable")
    for candidate in container:
        if candidate is item or candidate == item:
            return True
    return False


def not_contains(item, container):
    return not contains(item, container)


def contains_by(method, container, item):
    return True if method(container, item) else False


def not_contains_by(method, container, item):
    return False if method(container, item) else True


def load_item(container, index):
    method = _type_lookup(type(container), '__getitem__')
    if method is not None:
        return method(container, index)
    if isinstance(container, type):
        return _class_getitem(container, index)
    raise TypeError("'" + type(container).__name__ + "' object is not subscriptable")


def _class_getitem(cls, index):
    method = _type_lookup(cls, '__class_getitem__')
    if method is None:
        if cls is type or issubclass(cls, (list, dict, tuple, set, frozenset)):
            return GenericAlias(cls, index)
        raise TypeError("type '" + cls.__name__ + "' is not subscriptable")
    return cls.__class_getitem__(index)


def store_item(container, index, value):
    method = _type_lookup(type(container), '__setitem__')
    if method is None:
        raise TypeError("'" + type(container).__name__ + "' object does not support item assignment")
    method(container, index, value)


def _is_sequence_like(cls, index):
    """CPython has other words for types that could be sequences, asked with an index."""
    if _type_lookup(type(index), '__index__') is None:
        return False
    return cls.__module__ != 'builtins' or _type_lookup(cls, '__getitem__') is not None


def delete_item(container, index):
    method = _type_lookup(type(container), '__delitem__')
    if method is None:
        words = "doesn't" if _is_sequence_like(type(container), index) else 'does not'
        raise TypeError("'" + type(container).__name__ + "' object " + words + ' support item deletion')
    method(container, index)


# ---- iteration ---------------------------------------------------------------------------------------------------------


def iterate(iterable):
    method = _type_lookup(type(iterable), '__iter__')
    if method is None:
        if _type_lookup(type(iterable), '__getitem__') is not None and not isinstance(iterable, dict):
            return sequence_items(iterable)
        raise TypeError("'" + type(iterable).__name__ + "' object is not iterable")
    iterator = method(iterable)
    if _type_lookup(type(iterator), '__next__') is None:
        raise TypeError("iter() returned non-iterator of type '" + type(iterator).__name__ + "'")
    return iterator


iter_ = iterate


def sequence_items(sequence):
    index = 0
    while True:
        try:
            item = sequence[index]
        except (IndexError, StopIteration):
            return
        yield item
        index += 1


def next_item(iterator):
    method = _type_lookup(type(iterator), '__next__')
    if method is None:
        raise TypeError("'" + type(iterator).__name__ + "' object is not an iterator")
    return method(iterator)


def next_or(iterator, otherwise):
    try:
        return next_item(iterator)
    except StopIteration:
        return otherwise


def send_value(iterator, value):
    if value is None:
        return next_item(iterator)
    return iterator.send(value)


def delegate_throw(iterator, exception):
    if isinstance(exception, GeneratorExit):
        close = getattr(iterator, 'close', None)
        if close is not None:
            close()
        raise exception
    throw = getattr(iterator, 'throw', None)
    if throw is None:
        raise exception
    return throw(exception)


def unpack(iterable, count):
    if not _is_iterable(iterable):
        raise TypeError('cannot unpack non-iterable ' + type(iterable).__name__ + ' object')
    iterator = iter(iterable)
    items = []
    for item in iterator:
        if len(items) == count:
            if isinstance(iterable, (dict, str, bytes, set, range)):
                raise ValueError('too many values to unpack (expected ' + str(count) + ', got ' + str(len(iterable)) + ')')
            raise ValueError('too many values to unpack (expected ' + str(count) + ')')
        items.append(item)
    if len(items) < count:
        raise ValueError('not enough values to unpack (expected ' + str(count) + ', got ' + str(len(items)) + ')')
    return tuple(items)


def unpack_starred(iterable, before, after):
    if not _is_iterable(iterable):
        raise TypeError('cannot unpack non-iterable ' + type(iterable).__name__ + ' object')
    items = list(iterable)
    if len(items) < before + after:
        raise ValueError(
            'not enough values to unpack (expected at least ' + str(before + after) + ', got ' + str(len(items)) + ')'
        )
    end = len(items) - after
    return tuple(items[:before]) + (items[before:end],) + tuple(items[end:])


# ---- displays ----------------------------------------------------------------------------------------------------------


def list_from(iterable):
    return [item for item in iterable]


def tuple_from(iterable):
    return tuple([item for item in iterable])


def set_from(iterable):
    return {item for item in iterable}


def dict_from(pairs):
    return {key: value for key, value in pairs}


def set_of(items):
    return set(items)


def dict_of(pairs):
    result = {}
    index = 0
    while index < len(pairs):
        result[pairs[index]] = pairs[index + 1]
        index += 2
    return result


def list_extend_with(items, iterable, function):
    if not _is_iterable(iterable):
        what = 'Value' if function is items else _function_title(function) + ' argument'
        raise TypeError(what + ' after * must be an iterable, not ' + type(iterable).__name__)
    items.extend(iterable)


def argument_tuple(iterable, function):
    items = []
    list_extend_with(items, iterable, function)
    return tuple(items)


def set_add_item(items, item):
    items.add(item)


def set_update_with(items, iterable):
    items.update(iterable)


def dict_update_with(target, mapping):
    if not hasattr(mapping, 'keys'):
        raise TypeError("'" + type(mapping).__name__ + "' object is not a mapping")
    target.update(mapping)


def dict_merge(target, mapping, function):
    if not hasattr(mapping, 'keys'):
        raise TypeError(_function_title(function) + ' argument after ** must be a mapping, not ' + type(mapping).__name__)
    for key in mapping.keys():
        if not isinstance(key, str):
            raise TypeError('keywords must be strings')
        if key in target:
            raise TypeError(_function_title(function) + " got multiple values for keyword argument '" + key + "'")
        target[key] = mapping[key]


def _function_title(function):
    module = getattr(function, '__module__', None)
    name = getattr(function, '__qualname__', None)
    if name is None:
        return str(function)
    if module is None or module == 'builtins':
        return name + '()'
    return module + '.' + name + '()'


# ---- text --------------------------------------------------------------------------------------------------------------


def repr_of(value):
    method = _type_lookup(type(value), '__repr__')
    result = method(value)
    if not isinstance(result, str):
        raise TypeError('__repr__ returned non-string (type ' + type(result).__name__ + ')')
    return result


def str_of(value):
    method = _type_lookup(type(value), '__str__')
    result = method(value)
    if not isinstance(result, str):
        raise TypeError('__str__ returned non-string (type ' + type(result).__name__ + ')')
    return result


def ascii_of(value):
    return ascii(value)


def format_of(value, spec):
    method = _type_lookup(type(value), '__format__')
    result = method(value, spec)
    if not isinstance(result, str):
        raise TypeError('__format__ must return a str, not ' + type(result).__name__)
    return result
