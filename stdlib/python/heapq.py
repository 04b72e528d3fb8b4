"""Priority queues in lists: a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for all k (Williams' heaps)."""

__all__ = [
    'heapify',
    'heapify_max',
    'heappop',
    'heappop_max',
    'heappush',
    'heappush_max',
    'heappushpop',
    'heappushpop_max',
    'heapreplace',
    'heapreplace_max',
    'merge',
    'nlargest',
    'nsmallest',
]


def _rise(heap, start, position):
    """Moves the item at `position` up towards `start` until its parent is not greater."""
    item = heap[position]
    while position > start:
        parent = (position - 1) >> 1
        other = heap[parent]
        if item < other:
            heap[position] = other
            position = parent
        else:
            break
    heap[position] = item


def _sink(heap, position):
    """Moves the item at `position` to a leaf along the smaller children, then up to where it belongs."""
    end = len(heap)
    start = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _rise(heap, start, position)


def heappush(heap, item):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if heap:
        smallest = heap[0]
        heap[0] = last
        _sink(heap, 0)
        return smallest
    return last


def heapreplace(heap, item):
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    for position in range(len(x) // 2 - 1, -1, -1):
        _sink(x, position)


def _rise_max(heap, start, position):
    item = heap[position]
    while position > start:
        parent = (position - 1) >> 1
        other = heap[parent]
        if other < item:
            heap[position] = other
            position = parent
        else:
            break
    heap[position] = item


def _sink_max(heap, position):
    end = len(heap)
    start = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _rise_max(heap, start, position)


def heappush_max(heap, item):
    heap.append(item)
    _rise_max(heap, 0, len(heap) - 1)


def heappop_max(heap):
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if heap:
        largest = heap[0]
        heap[0] = last
        _sink_max(heap, 0)
        return largest
    return last


def heapreplace_max(heap, item):
    largest = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return largest


def heappushpop_max(heap, item):
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _sink_max(heap, 0)
    return item


def heapify_max(x):
    for position in range(len(x) // 2 - 1, -1, -1):
        _sink_max(x, position)


_heappop_max = heappop_max
_heapreplace_max = heapreplace_max
_heapify_max = heapify_max


class _Reversed:
    """A key that sorts the other way round."""

    __slots__ = ('key',)

    def __init__(self, key):
        self.key = key

    def __lt__(self, other):
        return other.key < self.key


def merge(*iterables, key=None, reverse=False):
    """The items of sorted iterables in one sorted stream."""
    heap = []
    order = 0
    for iterable in iterables:
        iterator = iter(iterable)
        for item in iterator:
            value = item if key is None else key(item)
            heap.append([_Reversed(value) if reverse else value, order, item, iterator])
            break
        order += 1
    heapify(heap)
    while heap:
        entry = heap[0]
        yield entry[2]
        for item in entry[3]:
            value = item if key is None else key(item)
            heapreplace(heap, [_Reversed(value) if reverse else value, entry[1], item, entry[3]])
            break
        else:
            heappop(heap)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]
