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


# ---- t-strings and except* ---------------------------------------------------------------------------------------------


def template(strings, parts):
    from string.templatelib import Interpolation, Template

    pieces = []
    for index in range(len(strings)):
        pieces.append(strings[index])
        if index * 4 < len(parts):
            pieces.append(Interpolation(*parts[index * 4 : index * 4 + 4]))
    return Template(*pieces)


def star_begin(exception):
    """The state of an except* statement: what is left to handle, what was raised, the groups that matched, the exception."""
    return [exception, [], [], exception]


def star_match(state, classes):
    for cls in classes if isinstance(classes, tuple) else (classes,):
        if not isinstance(cls, type) or not issubclass(cls, BaseException):
            raise TypeError('catching classes that do not inherit from BaseException is not allowed')
        if issubclass(cls, BaseExceptionGroup):
            raise TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.')
    rest = state[0]
    if rest is None:
        return None
    if isinstance(rest, BaseExceptionGroup):
        matched, state[0] = rest.split(classes)
    elif isinstance(rest, classes):
        matched = BaseExceptionGroup('', [rest])
        state[0] = None
    else:
        matched = None
    if matched is not None:
        state[2].append(matched)
    return matched


def star_raised(state, exception):
    state[1].append(exception)


def star_end(state):
    rest, raised, matched, original = state
    if not raised:
        return rest
    if not isinstance(original, BaseExceptionGroup):
        return raised[0]
    again = [] if rest is None else [rest]
    fresh = []
    for exception in raised:
        if any([exception is group for group in matched]):
            again.append(exception)
        else:
            fresh.append(exception)
    leaves = set()
    for exception in again:
        _collect_leaves(exception, leaves)
    left = original.subgroup(lambda exception: id(exception) in leaves) if again else None
    if not fresh:
        return left
    if left is not None:
        fresh.append(left)
    elif len(fresh) == 1:
        return fresh[0]
    return BaseExceptionGroup('', fresh)


def _collect_leaves(exception, leaves):
    if isinstance(exception, BaseExceptionGroup):
        for part in exception.exceptions:
            _collect_leaves(part, leaves)
    else:
        leaves.add(id(exception))
