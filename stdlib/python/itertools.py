"""Iterators for looping. Each is a class with a short __next__; exhausted iterators stay exhausted."""

from operator import add as _add, index as _index


class count:
    """start, start + step, start + 2 * step, ... without end."""

    def __init__(self, start=0, step=1):
        if not hasattr(start, '__add__') or isinstance(start, (str, list, tuple)):
            raise TypeError('a number is required')
        self._next = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        if type(self._step) is int and self._step == 1:
            return 'count(' + repr(self._next) + ')'
        return 'count(' + repr(self._next) + ', ' + repr(self._step) + ')'


class cycle:
    """The items of an iterable again and again."""

    def __init__(self, iterable, /):
        self._iterator = iter(iterable)
        self._saved = []
        self._place = -1

    def __iter__(self):
        return self

    def __next__(self):
        place = self._place
        if place < 0:
            for item in self._iterator:
                self._saved.append(item)
                return item
            if not self._saved:
                raise StopIteration
            place = 0
        saved = self._saved
        self._place = place + 1 if place + 1 < len(saved) else 0
        return saved[place]


class repeat:
    """The same object, without end or so many times."""

    def __init__(self, object, times=None):
        self._object = object
        self._left = None if times is None else max(_index(times), 0)

    def __iter__(self):
        return self

    def __next__(self):
        left = self._left
        if left is not None:
            if left == 0:
                raise StopIteration
            self._left = left - 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError('len() of unsized object')
        return self._left

    def __repr__(self):
        if self._left is None:
            return 'repeat(' + repr(self._object) + ')'
        return 'repeat(' + repr(self._object) + ', ' + str(self._left) + ')'


class chain:
    """The items of several iterables one after the other."""

    def __init__(self, *iterables):
        self._iterables = iter(iterables)
        self._current = None

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._iterables = iter(iterable)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            current = self._current
            if current is None:
                current = iter(next(self._iterables))
                self._current = current
            for item in current:
                return item
            self._current = None


class compress:
    """The items whose selector is true."""

    def __init__(self, data, selectors):
        self._data = iter(data)
        self._selectors = iter(selectors)

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            item = next(self._data)
            if next(self._selectors):
                return item


class dropwhile:
    """The items from the first on for which the predicate is false."""

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._iterator = iter(iterable)
        self._dropping = True

    def __iter__(self):
        return self

    def __next__(self):
        item = next(self._iterator)
        while self._dropping:
            if not self._predicate(item):
                self._dropping = False
                break
            item = next(self._iterator)
        return item


class takewhile:
    """The items up to the first for which the predicate is false."""

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._iterator = iter(iterable)
        self._done = False

    def __iter__(self):
        return self

    def __next__(self):
        if self._done:
            raise StopIteration
        item = next(self._iterator)
        if self._predicate(item):
            return item
        self._done = True
        raise StopIteration


class filterfalse:
    """The items for which the predicate (or the item itself) is false."""

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._iterator = iter(iterable)

    def __iter__(self):
        return self

    def __next__(self):
        predicate = self._predicate
        for item in self._iterator:
            if not (item if predicate is None else predicate(item)):
                return item
        raise StopIteration


class starmap:
    """What a function makes of argument tuples."""

    def __init__(self, function, iterable, /):
        self._function = function
        self._iterator = iter(iterable)

    def __iter__(self):
        return self

    def __next__(self):
        return self._function(*next(self._iterator))


class accumulate:
    """Running totals, or what a function of two arguments makes instead."""

    def __init__(self, iterable, func=None, *, initial=None):
        self._iterator = iter(iterable)
        self._function = _add if func is None else func
        self._total = initial
        self._started = False
        self._has_initial = initial is not None

    def __iter__(self):
        return self

    def __next__(self):
        if self._started:
            self._total = self._function(self._total, next(self._iterator))
            return self._total
        if not self._has_initial:
            self._total = next(self._iterator)
        self._started = True
        return self._total


class islice:
    """Selected items of an iterable, as a slice would select them."""

    def __init__(self, iterable, /, *args):
        if not 1 <= len(args) <= 3:
            raise TypeError('islice expected at least 2 arguments, got ' + str(1 + len(args)))
        bounds = slice(*args)
        for value in (bounds.start, bounds.stop):
            if value is not None and (not _is_integer(value) or value < 0):
                if len(args) == 1:
                    raise ValueError('Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
                raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        step = 1 if bounds.step is None else bounds.step
        if not _is_integer(step) or step < 1:
            raise ValueError('Step for islice() must be a positive integer or None.')
        self._iterator = iter(iterable)
        self._next = 0 if bounds.start is None else _index(bounds.start)
        self._stop = None if bounds.stop is None else _index(bounds.stop)
        self._step = _index(step)
        self._position = 0

    def __iter__(self):
        return self

    def __next__(self):
        wanted = self._next
        stop = self._stop
        iterator = self._iterator
        position = self._position
        if stop is not None and wanted >= stop:
            while position < stop:
                self._position = position + 1
                next(iterator)
                position += 1
            raise StopIteration
        while position < wanted:
            next(iterator)
            position += 1
            self._position = position
        item = next(iterator)
        self._position = position + 1
        self._next = wanted + self._step
        return item


def _is_integer(value):
    return isinstance(value, int) or hasattr(value, '__index__')


class pairwise:
    """Overlapping pairs of neighbours."""

    def __init__(self, iterable, /):
        self._iterator = iter(iterable)
        self._started = False

    def __iter__(self):
        return self

    def __next__(self):
        if not self._started:
            self._previous = next(self._iterator)
            self._started = True
        previous = self._previous
        item = next(self._iterator)
        self._previous = item
        return (previous, item)


class batched:
    """Tuples of n items; the last may be shorter unless `strict`."""

    def __init__(self, iterable, n, *, strict=False):
        if n < 1:
            raise ValueError('n must be at least one')
        self._iterator = iter(iterable)
        self._size = n
        self._strict = strict

    def __iter__(self):
        return self

    def __next__(self):
        batch = []
        size = self._size
        for item in self._iterator:
            batch.append(item)
            if len(batch) == size:
                return tuple(batch)
        if not batch:
            raise StopIteration
        if self._strict:
            raise ValueError('batched(): incomplete batch')
        return tuple(batch)


class zip_longest:
    """As zip, until the longest iterable ends; a fill value stands for what is missing."""

    def __init__(self, *iterables, fillvalue=None):
        self._iterators = [iter(iterable) for iterable in iterables]
        self._active = len(iterables)
        self._fill = fillvalue

    def __iter__(self):
        return self

    def __next__(self):
        if self._active == 0:
            raise StopIteration
        items = []
        iterators = self._iterators
        for place in range(len(iterators)):
            iterator = iterators[place]
            if iterator is None:
                items.append(self._fill)
                continue
            for item in iterator:
                items.append(item)
                break
            else:
                self._active -= 1
                if self._active == 0:
                    raise StopIteration
                iterators[place] = None
                items.append(self._fill)
        return tuple(items)


class groupby:
    """Runs of items with equal keys: (key, iterator over the run)."""

    def __init__(self, iterable, key=None):
        self._iterator = iter(iterable)
        self._key = key
        self._group = None
        self._has_item = False
        self._done = False

    def __iter__(self):
        return self

    def _advance(self):
        """Reads an item and its key; False at the end."""
        for item in self._iterator:
            self._item = item
            self._item_key = item if self._key is None else self._key(item)
            self._has_item = True
            return True
        self._has_item = False
        self._done = True
        return False

    def __next__(self):
        group = self._group
        if group is None:
            if not self._advance():
                raise StopIteration
        else:
            self._group = None
            while not self._done and self._has_item and self._item_key == group._key:
                self._advance()
            if not self._has_item:
                raise StopIteration
        self._group = _Group(self, self._item_key)
        return (self._item_key, self._group)


class _Group:
    """The items of the current run of a groupby."""

    def __init__(self, parent, key):
        self._parent = parent
        self._key = key

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._group is not self or not parent._has_item or not parent._item_key == self._key:
            raise StopIteration
        item = parent._item
        parent._advance()
        return item


class _tee:
    """One of several iterators over the same items, which wait in a linked list until all have read them."""

    def __init__(self, iterator, link):
        self._iterator = iterator
        self._link = link

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if link[1] is None:
            link[0] = next(self._iterator)
            link[1] = [None, None]
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self._iterator, self._link)


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError('n must be >= 0')
    if isinstance(iterable, _tee):
        return tuple([iterable.__copy__() for _ in range(n)])
    iterator = iter(iterable)
    link = [None, None]
    return tuple([_tee(iterator, link) for _ in range(n)])


class product:
    """The cartesian product, the last place running fastest."""

    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        self._pools = [tuple(iterable) for iterable in iterables] * repeat
        self._places = None

    def __iter__(self):
        return self

    def __next__(self):
        pools = self._pools
        places = self._places
        if places is None:
            for pool in pools:
                if not pool:
                    raise StopIteration
            self._places = [0] * len(pools)
            self._current = [pool[0] for pool in pools]
            return tuple(self._current)
        k = len(places) - 1
        while k >= 0:
            place = places[k] + 1
            if place < len(pools[k]):
                places[k] = place
                self._current[k] = pools[k][place]
                return tuple(self._current)
            places[k] = 0
            self._current[k] = pools[k][0]
            k -= 1
        self._places = []
        raise StopIteration


class permutations:
    """Arrangements of r items, in the order of their places."""

    def __init__(self, iterable, r=None):
        self._pool = tuple(iterable)
        n = len(self._pool)
        self._size = n if r is None else r
        if self._size < 0:
            raise ValueError('r must be non-negative')
        self._indices = None
        self._done = self._size > n

    def __iter__(self):
        return self

    def __next__(self):
        if self._done:
            raise StopIteration
        pool = self._pool
        n = len(pool)
        r = self._size
        indices = self._indices
        if indices is None:
            self._indices = list(range(n))
            self._cycles = list(range(n, n - r, -1))
            return pool[:r]
        cycles = self._cycles
        k = r - 1
        while k >= 0:
            cycles[k] -= 1
            if cycles[k] == 0:
                indices[k:] = indices[k + 1 :] + indices[k : k + 1]
                cycles[k] = n - k
            else:
                j = n - cycles[k]
                indices[k], indices[j] = indices[j], indices[k]
                return tuple([pool[i] for i in indices[:r]])
            k -= 1
        self._done = True
        raise StopIteration


class combinations:
    """Selections of r items, in the order of their places."""

    def __init__(self, iterable, r):
        self._pool = tuple(iterable)
        if r < 0:
            raise ValueError('r must be non-negative')
        self._size = r
        self._indices = None
        self._done = r > len(self._pool)

    def __iter__(self):
        return self

    def __next__(self):
        if self._done:
            raise StopIteration
        pool = self._pool
        n = len(pool)
        r = self._size
        indices = self._indices
        if indices is None:
            self._indices = list(range(r))
            return pool[:r]
        k = r - 1
        while k >= 0 and indices[k] == k + n - r:
            k -= 1
        if k < 0:
            self._done = True
            raise StopIteration
        indices[k] += 1
        for j in range(k + 1, r):
            indices[j] = indices[j - 1] + 1
        return tuple([pool[i] for i in indices])


class combinations_with_replacement:
    """Selections of r items in which an item may come again."""

    def __init__(self, iterable, r):
        self._pool = tuple(iterable)
        if r < 0:
            raise ValueError('r must be non-negative')
        self._size = r
        self._indices = None
        self._done = not self._pool and r > 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._done:
            raise StopIteration
        pool = self._pool
        last = len(pool) - 1
        r = self._size
        indices = self._indices
        if indices is None:
            self._indices = [0] * r
            return tuple([pool[0]] * r) if r else ()
        k = r - 1
        while k >= 0 and indices[k] == last:
            k -= 1
        if k < 0:
            self._done = True
            raise StopIteration
        indices[k:] = [indices[k] + 1] * (r - k)
        return tuple([pool[i] for i in indices])
