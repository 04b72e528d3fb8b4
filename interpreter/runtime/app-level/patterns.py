"""What `match` statements and type parameters ask the run time for (PEP 634, 695, 696). The compiler knows these functions by
number; opcodes.ts says what each takes and answers."""


def _abstract(name):
    module = _get_module('collections.abc')
    return None if module is _absent else getattr(module, name)


def match_sequence(subject, length, is_exact):
    if not isinstance(subject, (list, tuple)):
        if isinstance(subject, (str, bytes, bytearray)):
            return False
        if not isinstance(subject, range):
            sequence = _abstract('Sequence')
            if sequence is None or not isinstance(subject, sequence):
                return False
    size = len(subject)
    return size == length if is_exact else size >= length


def match_mapping(subject, length):
    if not isinstance(subject, dict) and type(subject).__name__ != 'mappingproxy':
        mapping = _abstract('Mapping')
        if mapping is None or not isinstance(subject, mapping):
            return False
    return len(subject) >= length


def match_keys(subject, keys):
    seen = set()
    values = []
    missing = object()
    for key in keys:
        if key in seen:
            raise ValueError('mapping pattern checks duplicate key (' + repr(key) + ')')
        seen.add(key)
        value = subject.get(key, missing)
        if value is missing:
            return None
        values.append(value)
    return tuple(values)


def match_rest(subject, keys):
    rest = dict(subject)
    for key in keys:
        del rest[key]
    return rest


_SELF_MATCHING = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)


def match_attributes(subject, cls, count, names):
    if not isinstance(cls, type):
        raise TypeError('called match pattern must be a class')
    if not isinstance(subject, cls):
        return None
    values = []
    seen = set()
    if count > 0:
        positional = _positional_attributes(cls, count)
        if positional is None:
            values.append(subject)
        else:
            for index in range(count):
                name = positional[index]
                if not isinstance(name, str):
                    raise TypeError('__match_args__ elements must be strings (got ' + type(name).__name__ + ')')
                if not _match_attribute(subject, cls, name, seen, values):
                    return None
    for name in names:
        if not _match_attribute(subject, cls, name, seen, values):
            return None
    return tuple(values)


def _match_attribute(subject, cls, name, seen, values):
    if name in seen:
        raise TypeError(cls.__name__ + "() got multiple sub-patterns for attribute '" + name + "'")
    seen.add(name)
    try:
        values.append(getattr(subject, name))
    except AttributeError:
        return False
    return True


def _positional_attributes(cls, count):
    """The names for positional sub-patterns, or None when the one there is matches the subject itself."""
    names = getattr(cls, '__match_args__', None)
    if names is None:
        if issubclass(cls, _SELF_MATCHING):
            allowed = 1
        else:
            allowed = 0
        names = ()
    else:
        if type(names) is not tuple:
            raise TypeError(cls.__name__ + '.__match_args__ must be a tuple (got ' + type(names).__name__ + ')')
        allowed = len(names)
    if count > allowed:
        raise TypeError(
            cls.__name__
            + '() accepts '
            + str(allowed)
            + ' positional sub-pattern'
            + ('' if allowed == 1 else 's')
            + ' ('
            + str(count)
            + ' given)'
        )
    return names if len(names) > 0 else None


# ---- type parameters ---------------------------------------------------------------------------------------------------


def type_parameter(kind, name, evaluate_bound, is_constraints, evaluate_default):
    import typing

    parameter = getattr(typing, kind)(name, infer_variance=True)
    if evaluate_bound is not None:
        parameter._evaluate_constraints = evaluate_bound if is_constraints else None
        parameter._evaluate_bound = None if is_constraints else evaluate_bound
    if evaluate_default is not None:
        parameter._evaluate_default = evaluate_default
    return parameter


def generic_base(type_parameters):
    import typing

    return typing.Generic[type_parameters]


def type_alias(name, type_parameters, evaluate_value):
    import typing

    alias = typing.TypeAliasType.__new__(typing.TypeAliasType)
    alias._initialize(name, () if type_parameters is None else type_parameters, evaluate_value)
    return alias
