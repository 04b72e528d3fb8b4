"""What methods of the containers do when elements have Python code of their own.

Each function stands behind the native of the same purpose, which has found that it cannot finish without
running a user's __eq__, __hash__, __lt__, __repr__ or iterator. Names that begin with an underscore are primitives
(runtime/builtins/primitives.ts) or helpers of this file.
"""


# ---- sequences -----------------------------------------------------------------------------------------------


def sequence_contains(self, key, /):
    for item in self:
        if item is key or item == key:
            return True
    return False


def sequence_count(self, value, /):
    total = 0
    for item in self:
        if item is value or item == value:
            total += 1
    return total


def _index_between(self, value, start, stop):
    length = len(self)
    if start < 0:
        start = max(start + length, 0)
    if stop < 0:
        stop = max(stop + length, 0)
    k = start
    while k < stop and k < len(self):
        item = self[k]
        if item is value or item == value:
            return k
        k += 1
    return -1


def list_index(self, value, start=0, stop=9223372036854775807, /):
    k = _index_between(self, value, start, stop)
    if k < 0:
        raise ValueError('list.index(x): x not in list')
    return k


def tuple_index(self, value, start=0, stop=9223372036854775807, /):
    k = _index_between(self, value, start, stop)
    if k < 0:
        raise ValueError('tuple.index(x): x not in tuple')
    return k


def range_index(self, value, /):
    k = 0
    for item in self:
        if item == value:
            return k
        k += 1
    raise ValueError('sequence.index(x): x not in sequence')


def _first_difference(a, b):
    """Index of the first unequal items, or the smaller length."""
    k = 0
    while k < len(a) and k < len(b):
        x = _item(a, k)
        y = _item(b, k)
        if x is not y and not (x == y):
            return k
        k += 1
    return k


def sequence_eq(self, value, /):
    if len(self) != len(value):
        return False
    _nest()
    try:
        return _first_difference(self, value) >= len(self) == len(value)
    finally:
        _unnest()


def sequence_ne(self, value, /):
    return not sequence_eq(self, value)


def sequence_lt(self, value, /):
    k = _first_difference(self, value)
    if k >= len(self) or k >= len(value):
        return len(self) < len(value)
    return _item(self, k) < _item(value, k)


def sequence_le(self, value, /):
    k = _first_difference(self, value)
    if k >= len(self) or k >= len(value):
        return len(self) <= len(value)
    return _item(self, k) <= _item(value, k)


def sequence_gt(self, value, /):
    k = _first_difference(self, value)
    if k >= len(self) or k >= len(value):
        return len(self) > len(value)
    return _item(self, k) > _item(value, k)


def sequence_ge(self, value, /):
    k = _first_difference(self, value)
    if k >= len(self) or k >= len(value):
        return len(self) >= len(value)
    return _item(self, k) >= _item(value, k)


# ---- list ------------------------------------------------------------------------------------------------------


def list_init(self, iterable=(), /):
    list.clear(self)
    append = list.append
    for item in iterable:
        append(self, item)


def list_extend(self, iterable, /):
    append = list.append
    for item in iterable:
        append(self, item)


def list_iadd(self, value, /):
    append = list.append
    for item in value:
        append(self, item)
    return self


def list_remove(self, value, /):
    k = 0
    while k < len(self):
        item = _item(self, k)
        if item is value or item == value:
            if k < len(self):
                list.__delitem__(self, k)
            return
        k += 1
    raise ValueError('list.remove(x): x not in list')


def list_set_slice(self, key, value, /):
    if type(key) is slice:
        if not _is_iterable(value):
            raise TypeError('must assign iterable to extended slice')
        list.__setitem__(self, key, list(value))
    else:
        list.__setitem__(self, key, value)


def list_repr(self, /):
    if not _enter_repr(self):
        return '[...]'
    try:
        return '[' + ', '.join([repr(item) for item in self]) + ']'
    finally:
        _leave_repr(self)


def list_sort(self, /, *, key=None, reverse=False):
    items = list.copy(self)
    list.clear(self)
    result = items
    try:
        if key is None:
            result = sort_by_keys(items, items, reverse)
        else:
            result = sort_by_keys([key(item) for item in items], items, reverse)
    finally:
        changed = len(self) > 0
        list.clear(self)
        list.extend(self, result)
    if changed:
        raise ValueError('list modified during sort')


def sort_by_keys(keys, items, reverse):
    """The items in the order of their keys, equal ones in the order they had."""
    result = _sort_natively(keys, items, True if reverse else False)
    if result is not None:
        return result
    order = list(range(len(items)))
    if reverse:
        order.reverse()
    order = _merge_sorted(keys, order)
    if reverse:
        order.reverse()
    return [items[k] for k in order]


def _merge_sorted(keys, order):
    """Sorts indices by `keys[i] < keys[j]`, stably: natural runs, short ones extended by insertion, are merged in
    Munro and Wild's powersort order, as listsort does."""
    n = len(order)
    minimum = n
    odd = 0
    while minimum >= 64:
        odd |= minimum & 1
        minimum >>= 1
    minimum += odd
    runs = []
    start = 0
    while start < n:
        stop = _run_end(keys, order, start, n)
        if stop - start < minimum and stop < n:
            extended = min(start + minimum, n)
            _insert_sorted(keys, order, start, stop, extended)
            stop = extended
        if runs:
            power = _boundary_power(runs[-1][0], start, stop, n)
            while len(runs) > 1 and runs[-2][2] > power:
                _merge_last(keys, order, runs)
            runs[-1][2] = power
        runs.append([start, stop, 0])
        start = stop
    while len(runs) > 1:
        _merge_last(keys, order, runs)
    return order


def _run_end(keys, order, start, n):
    """End of the run at `start`; a strictly descending one is reversed."""
    stop = start + 1
    if stop == n:
        return n
    last = keys[order[stop]]
    descending = last < keys[order[start]]
    stop += 1
    while stop < n:
        item = keys[order[stop]]
        if (item < last) is not descending:
            break
        last = item
        stop += 1
    if descending:
        order[start:stop] = order[start:stop][::-1]
    return stop


def _insert_sorted(keys, order, start, sorted_end, stop):
    """Binary insertion of [sorted_end, stop) into the sorted [start, sorted_end)."""
    k = sorted_end
    while k < stop:
        index = order[k]
        pivot = keys[index]
        low = start
        high = k
        while low < high:
            middle = (low + high) >> 1
            if pivot < keys[order[middle]]:
                high = middle
            else:
                low = middle + 1
        m = k
        while m > low:
            order[m] = order[m - 1]
            m -= 1
        order[low] = index
        k += 1


def _boundary_power(first, middle, stop, n):
    """Depth of the boundary between two neighbouring runs in the tree that powersort builds over [0, n)."""
    a = first + middle
    b = middle + stop
    power = 0
    while True:
        power += 1
        if a >= n:
            a -= n
            b -= n
        elif b >= n:
            return power
        a += a
        b += b


def _merge_last(keys, order, runs):
    """Merges the last two runs."""
    last = runs.pop()
    middle = last[0]
    stop = last[1]
    run = runs[-1]
    run[1] = stop
    run[2] = last[2]
    start = run[0]
    # What is in place already at either end stays there.
    pivot = keys[order[middle]]
    high = middle
    while start < high:
        k = (start + high) >> 1
        if pivot < keys[order[k]]:
            high = k
        else:
            start = k + 1
    if start == middle:
        return
    pivot = keys[order[middle - 1]]
    low = middle
    while low < stop:
        k = (low + stop) >> 1
        if keys[order[k]] < pivot:
            low = k + 1
        else:
            stop = k
    head = order[start:middle]
    left = 0
    size = len(head)
    right = middle
    a = head[0]
    while right < stop:
        b = order[right]
        if keys[b] < keys[a]:
            order[start] = b
            right += 1
        else:
            order[start] = a
            left += 1
            if left == size:
                return
            a = head[left]
        start += 1
    order[start:stop] = head[left:]


def sorted_list(iterable, /, *, key=None, reverse=False):
    items = list(iterable)
    if key is None:
        return sort_by_keys(items, items, reverse)
    return sort_by_keys([key(item) for item in items], items, reverse)


# ---- tuple, slice ------------------------------------------------------------------------------------------------


def tuple_new(cls, iterable=(), /):
    items = list(iterable)
    return _tuple_of_class(cls, items)


def tuple_hash(self, /):
    return _combine_hashes([hash(item) for item in self])


def tuple_repr(self, /):
    if not _enter_repr(self):
        return '(...)'
    try:
        if len(self) == 1:
            for item in self:
                return '(' + repr(item) + ',)'
        return '(' + ', '.join([repr(item) for item in self]) + ')'
    finally:
        _leave_repr(self)


def slice_eq(self, value, /):
    return (self.start, self.stop, self.step) == (value.start, value.stop, value.step)


def slice_ne(self, value, /):
    return (self.start, self.stop, self.step) != (value.start, value.stop, value.step)


def slice_lt(self, value, /):
    return (self.start, self.stop, self.step) < (value.start, value.stop, value.step)


def slice_le(self, value, /):
    return (self.start, self.stop, self.step) <= (value.start, value.stop, value.step)


def slice_gt(self, value, /):
    return (self.start, self.stop, self.step) > (value.start, value.stop, value.step)


def slice_ge(self, value, /):
    return (self.start, self.stop, self.step) >= (value.start, value.stop, value.step)


def slice_hash(self, /):
    return hash((self.start, self.stop, self.step))


def slice_repr(self, /):
    return 'slice(' + repr(self.start) + ', ' + repr(self.stop) + ', ' + repr(self.step) + ')'


# ---- dict ----------------------------------------------------------------------------------------------------------


def dict_key_hash(key):
    """hash(key), with the words dicts have for a key that cannot be hashed."""
    try:
        return hash(key)
    except TypeError as error:
        if type(error) is not TypeError:
            raise
        message = str(error)
    raise TypeError("cannot use '" + _type_title(key) + "' as a dict key (" + message + ')')


def dict_find(self, key, number):
    """Entry number of `key`, whose hash is `number`; -1 when it is absent. Starts over when a comparison changed the dict."""
    skip = 0
    while True:
        entry = _dict_probe(self, key, number, skip)
        if entry >= -1:
            return entry
        entry = -2 - entry
        version = _dict_version(self)
        other = _dict_key(self, entry)
        same = other is key or other == key
        if _dict_version(self) != version:
            skip = 0
        elif same:
            return entry
        else:
            skip += 1


def dict_get(self, key, default=None, /):
    entry = dict_find(self, key, dict_key_hash(key))
    if entry < 0:
        return default
    return _dict_value(self, entry)


def dict_contains(self, key, /):
    return dict_find(self, key, dict_key_hash(key)) >= 0


def dict_getitem(self, key, /):
    entry = dict_find(self, key, dict_key_hash(key))
    if entry >= 0:
        return _dict_value(self, entry)
    if type(self) is not dict:
        missing = _type_lookup(type(self), '__missing__')
        if missing is not None:
            return missing(self, key)
    raise KeyError(key)


def dict_setitem(self, key, value, /):
    number = dict_key_hash(key)
    entry = dict_find(self, key, number)
    if entry >= 0:
        _dict_store(self, entry, value)
    else:
        _dict_insert(self, key, number, value)


def dict_delitem(self, key, /):
    entry = dict_find(self, key, dict_key_hash(key))
    if entry < 0:
        raise KeyError(key)
    _dict_remove(self, entry)


def dict_setdefault(self, key, default=None, /):
    number = dict_key_hash(key)
    entry = dict_find(self, key, number)
    if entry >= 0:
        return _dict_value(self, entry)
    _dict_insert(self, key, number, default)
    return default


def dict_pop(self, key, /, *default):
    if len(self) == 0:
        if default:
            return default[0]
        raise KeyError(key)
    entry = dict_find(self, key, dict_key_hash(key))
    if entry < 0:
        if default:
            return default[0]
        raise KeyError(key)
    value = _dict_value(self, entry)
    _dict_remove(self, entry)
    return value


def _merge_pairs(self, pairs):
    number = 0
    is_plain = type(self) is dict
    for pair in pairs:
        if is_plain and type(pair) is tuple and len(pair) == 2:
            key, value = pair
            self[key] = value
            number += 1
            continue
        try:
            items = list(pair)
        except TypeError:
            if hasattr(pair, '__iter__'):
                raise
            raise TypeError('object is not iterable') from None
        if len(items) != 2:
            raise ValueError(
                'dictionary update sequence element #' + str(number) + ' has length ' + str(len(items)) + '; 2 is required'
            )
        dict_setitem(self, items[0], items[1])
        number += 1


def _merge(self, other):
    if isinstance(other, dict) and _type_lookup(type(other), '__iter__') is dict.__iter__:
        size = len(other)
        for key, value in dict.items(other):
            dict_setitem(self, key, value)
            if len(other) != size:
                raise RuntimeError('dict mutated during update')
    elif hasattr(other, 'keys'):
        for key in other.keys():
            dict_setitem(self, key, other[key])
    else:
        _merge_pairs(self, other)


def dict_update(self, /, *args, **kwargs):
    if args:
        _merge(self, args[0])
    for key in kwargs:
        dict_setitem(self, key, kwargs[key])


def dict_fromkeys(cls, iterable, value=None, /):
    result = cls()
    if type(result) is dict:
        for key in iterable:
            dict_setitem(result, key, value)
    else:
        for key in iterable:
            result[key] = value
    return result


def dict_or(self, value, /):
    result = dict.copy(self)
    _merge(result, value)
    return result


def dict_ror(self, value, /):
    result = dict.copy(value)
    _merge(result, self)
    return result


def dict_ior(self, value, /):
    _merge(self, value)
    return self


def dict_eq(self, value, /):
    if len(self) != len(value):
        return False
    _nest()
    try:
        for key, item in dict.items(self):
            entry = dict_find(value, key, hash(key))
            if entry < 0:
                return False
            other = _dict_value(value, entry)
            if item is not other and not (item == other):
                return False
        return True
    finally:
        _unnest()


def dict_ne(self, value, /):
    return not dict_eq(self, value)


def dict_repr(self, /):
    if not _enter_repr(self):
        return '{...}'
    try:
        return '{' + ', '.join([repr(key) + ': ' + repr(value) for key, value in dict.items(self)]) + '}'
    finally:
        _leave_repr(self)


# ---- views of dicts ----------------------------------------------------------------------------------------------------


def dict_view_repr(self, /):
    if not _enter_repr(self):
        return '...'
    try:
        return type(self).__name__ + '(' + repr(list(self)) + ')'
    finally:
        _leave_repr(self)


def dict_keys_contains(self, key, /):
    return dict_contains(_view_dict(self), key)


def dict_items_contains(self, item, /):
    mapping = _view_dict(self)
    entry = dict_find(mapping, item[0], dict_key_hash(item[0]))
    if entry < 0:
        return False
    value = _dict_value(mapping, entry)
    return value is item[1] or value == item[1]


def dict_keys_reversed(self, /):
    return reversed(_view_dict(self))


def dict_view_reversed(self, /):
    return reversed(list(self))


def dict_view_and(self, other, /):
    result = set()
    if len(self) < _size_or_zero(other) and _is_set_like(other):
        self, other = other, self
    for item in other:
        if item in self:
            result.add(item)
    return result


def dict_view_rand(self, other, /):
    return dict_view_and(self, other)


def dict_view_or(self, other, /):
    result = set(self)
    result.update(other)
    return result


def dict_view_ror(self, other, /):
    result = set(other)
    result.update(self)
    return result


def dict_view_sub(self, other, /):
    result = set(self)
    result.difference_update(other)
    return result


def dict_view_rsub(self, other, /):
    result = set(other)
    result.difference_update(self)
    return result


def dict_view_xor(self, other, /):
    result = set(self)
    result.symmetric_difference_update(other)
    return result


def dict_view_rxor(self, other, /):
    return dict_view_xor(self, other)


def dict_view_isdisjoint(self, other, /):
    for item in other:
        if item in self:
            return False
    return True


def _size_or_zero(value):
    return len(value) if hasattr(value, '__len__') else 0


def _is_set_like(value):
    return isinstance(value, (set, frozenset)) or _view_dict(value) is not None and not _is_values_view(value)


def _all_in(a, b):
    for item in a:
        if item not in b:
            return False
    return True


def dict_view_eq(self, other, /):
    if not _is_set_like(other):
        return NotImplemented
    return len(self) == len(other) and _all_in(self, other)


def dict_view_ne(self, other, /):
    if not _is_set_like(other):
        return NotImplemented
    return not (len(self) == len(other) and _all_in(self, other))


def dict_view_lt(self, other, /):
    if not _is_set_like(other):
        return NotImplemented
    return len(self) < len(other) and _all_in(self, other)


def dict_view_le(self, other, /):
    if not _is_set_like(other):
        return NotImplemented
    return len(self) <= len(other) and _all_in(self, other)


def dict_view_gt(self, other, /):
    if not _is_set_like(other):
        return NotImplemented
    return len(self) > len(other) and _all_in(other, self)


def dict_view_ge(self, other, /):
    if not _is_set_like(other):
        return NotImplemented
    return len(self) >= len(other) and _all_in(other, self)


# ---- sets ------------------------------------------------------------------------------------------------------------------


def set_key_hash(key):
    try:
        return hash(key)
    except TypeError as error:
        if type(error) is not TypeError:
            raise
        message = str(error)
    raise TypeError("cannot use '" + _type_title(key) + "' as a set element (" + message + ')')


def set_find(self, key, number):
    """Slot of `key`, whose hash is `number`; -1 when it is absent. Starts over when a comparison changed the set."""
    skip = 0
    while True:
        slot = _set_probe(self, key, number, skip)
        if slot >= -1:
            return slot
        slot = -2 - slot
        version = _set_version(self)
        other = _set_key(self, slot)
        same = other is key or other == key
        if _set_version(self) != version:
            skip = 0
        elif same:
            return slot
        else:
            skip += 1


def _look_up_key(key):
    """A set is looked up as the frozenset of its members."""
    if isinstance(key, set) and _type_lookup(type(key), '__hash__') is None:
        return frozenset(key)
    return key


def set_contains(self, key, /):
    key = _look_up_key(key)
    return set_find(self, key, set_key_hash(key)) >= 0


def set_add(self, object, /):
    number = set_key_hash(object)
    if set_find(self, object, number) < 0:
        _set_insert(self, object, number)


def set_discard(self, object, /):
    key = _look_up_key(object)
    slot = set_find(self, key, set_key_hash(key))
    if slot >= 0:
        _set_remove(self, slot)


def set_remove(self, object, /):
    key = _look_up_key(object)
    slot = set_find(self, key, set_key_hash(key))
    if slot < 0:
        raise KeyError(object)
    _set_remove(self, slot)


def set_init(self, iterable=(), /):
    set.clear(self)
    for item in iterable:
        set_add(self, item)


def frozenset_new(cls, iterable=(), /):
    result = _empty_frozenset(cls)
    for item in iterable:
        set_add(result, item)
    return result


def _copy_like(self):
    return frozenset(self) if isinstance(self, frozenset) else set(self)


def _empty_like(self):
    return _empty_frozenset(frozenset) if isinstance(self, frozenset) else set()


def set_update(self, /, *others):
    for other in others:
        for item in list(other):
            set_add(self, item)


def set_ior(self, value, /):
    set_update(self, value)
    return self


def set_union(self, /, *others):
    result = _empty_like(self)
    set_update(result, self)
    set_update(result, *others)
    return result


def set_ror(self, value, /):
    return set_union(value, self)


def _intersect(self, other):
    result = _empty_like(self)
    if isinstance(other, (set, frozenset)) and len(other) > len(self):
        self, other = other, self
    for item in other:
        number = set_key_hash(item)
        if set_find(self, item, number) >= 0 and set_find(result, item, number) < 0:
            _set_insert(result, item, number)
    return result


def set_intersection(self, /, *others):
    if not others:
        return _copy_like(self)
    result = self
    for other in others:
        result = _intersect(result, other)
    return result


def set_rand(self, value, /):
    return set_intersection(value, self)


def set_intersection_update(self, /, *others):
    _set_adopt(self, set_intersection(self, *others))


def set_iand(self, value, /):
    _set_adopt(self, set_intersection(self, value))
    return self


def set_difference_update(self, /, *others):
    for other in others:
        for item in list(other):
            set_discard(self, item)


def set_isub(self, value, /):
    set_difference_update(self, value)
    return self


def set_difference(self, /, *others):
    result = _copy_like(self)
    set_difference_update(result, *others)
    return result


def set_rsub(self, value, /):
    return set_difference(value, self)


def _toggle(result, items):
    for item in items:
        number = set_key_hash(item)
        slot = set_find(result, item, number)
        if slot >= 0:
            _set_remove(result, slot)
        else:
            _set_insert(result, item, number)


def set_symmetric_difference(self, other, /):
    result = _empty_like(self)
    set_update(result, other)
    _toggle(result, list(self))
    return result


def set_rxor(self, value, /):
    return set_symmetric_difference(value, self)


def set_symmetric_difference_update(self, other, /):
    _toggle(self, list(other if isinstance(other, (set, frozenset)) else set(other)))


def set_ixor(self, value, /):
    set_symmetric_difference_update(self, value)
    return self


def _subset(a, b):
    for item in a:
        if set_find(b, item, hash(item)) < 0:
            return False
    return True


def set_issubset(self, other, /):
    if not isinstance(other, (set, frozenset)):
        other = set(other)
    return len(self) <= len(other) and _subset(self, other)


def set_issuperset(self, other, /):
    for item in other:
        if not set_contains(self, item):
            return False
    return True


def set_isdisjoint(self, other, /):
    for item in other:
        if set_contains(self, item):
            return False
    return True


def set_eq(self, value, /):
    return len(self) == len(value) and _subset(self, value)


def set_ne(self, value, /):
    return not (len(self) == len(value) and _subset(self, value))


def set_le(self, value, /):
    return len(self) <= len(value) and _subset(self, value)


def set_lt(self, value, /):
    return len(self) < len(value) and _subset(self, value)


def set_ge(self, value, /):
    return len(self) >= len(value) and _subset(value, self)


def set_gt(self, value, /):
    return len(self) > len(value) and _subset(value, self)


def set_repr(self, /):
    name = type(self).__name__
    if not _enter_repr(self):
        return name + '(...)'
    try:
        if len(self) == 0:
            return name + '()'
        inner = '{' + ', '.join([repr(item) for item in self]) + '}'
        return inner if type(self) is set else name + '(' + inner + ')'
    finally:
        _leave_repr(self)


# ---- bytes -------------------------------------------------------------------------------------------------------------------


def bytes_new(cls, source=b'', encoding='utf-8', errors='strict'):
    special = _type_lookup(type(source), '__bytes__')
    if special is not None:
        result = special(source)
        if not isinstance(result, bytes):
            raise TypeError('__bytes__ returned non-bytes (type ' + type(result).__name__ + ')')
        return result if cls is bytes else bytes.__new__(cls, result)
    if _type_lookup(type(source), '__index__') is not None:
        return bytes.__new__(cls, source.__index__())
    if not _is_iterable(source):
        raise TypeError("cannot convert '" + type(source).__name__ + "' object to bytes")
    return bytes.__new__(cls, list(source))


def bytearray_init(self, source=b'', encoding='utf-8', errors='strict'):
    if _type_lookup(type(source), '__index__') is not None:
        bytearray.__init__(self, source.__index__())
        return
    if not _is_iterable(source):
        raise TypeError("cannot convert '" + type(source).__name__ + "' object to bytearray")
    bytearray.__init__(self, list(source))


def bytearray_extend(self, iterable_of_ints, /):
    if not _is_iterable(iterable_of_ints):
        raise TypeError("can't extend bytearray with " + type(iterable_of_ints).__name__)
    bytearray.extend(self, list(iterable_of_ints))


def bytearray_set_slice(self, key, value, /):
    bytearray.__setitem__(self, key, list(value))


def bytes_join(self, iterable_of_bytes, /):
    if not _is_iterable(iterable_of_bytes):
        raise TypeError('can only join an iterable')
    return self.join(list(iterable_of_bytes))


# ---- enumerate, zip: over iterators of a program ----------------------------------------------------------------------


def enumerate_new(cls, iterable, start=0):
    return _new_enumerate(cls, iter(iterable), start if type(start) is int else _index(start))


def enumerate_next(self, /):
    item = next(_parts(self))
    return (_advance(self), item)


def zip_new(cls, /, *iterables, strict=False):
    return _new_zip(cls, tuple([iter(iterable) for iterable in iterables]), True if strict else False)


def zip_next(self, /):
    iterators = _parts(self)
    if _is_strict(self):
        return _next_strict('zip', iterators)
    count = len(iterators)
    if count == 2:
        return (next(iterators[0]), next(iterators[1]))
    if count == 3:
        return (next(iterators[0]), next(iterators[1]), next(iterators[2]))
    if count == 0:
        raise StopIteration
    return tuple([next(iterator) for iterator in iterators])


def _next_strict(name, iterators):
    """One item of each iterator; ValueError when some but not all are exhausted."""
    items = []
    for iterator in iterators:
        try:
            items.append(next(iterator))
        except StopIteration:
            if items:
                _raise_uneven(name, len(items) + 1, 'shorter')
            break
    else:
        if items:
            return tuple(items)
        raise StopIteration
    number = 1
    for iterator in iterators[1:]:
        number += 1
        try:
            next(iterator)
        except StopIteration:
            continue
        _raise_uneven(name, number, 'longer')
    raise StopIteration


def _raise_uneven(name, number, how):
    others = 'argument 1' if number == 2 else 'arguments 1-' + str(number - 1)
    raise ValueError(name + '() argument ' + str(number) + ' is ' + how + ' than ' + others)
