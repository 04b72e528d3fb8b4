"""deque: fast at both ends."""

from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
d.extend([5, 6])
d.extendleft([-1, -2])
print(d, len(d), d[0], d[-1], d[3], d.pop(), d.popleft())  # expect: deque([-1, 0, 1, 2, 3, 4, 5]) 9 -2 6 1 6 -2
d.rotate(2)
print(list(d))  # expect: [4, 5, -1, 0, 1, 2, 3]
d.rotate(-1)
print(list(d), d.index(3), d.count(2), 3 in d, list(reversed(d)))
# expect: [5, -1, 0, 1, 2, 3, 4] 5 1 True [4, 3, 2, 1, 0, -1, 5]
window = deque(maxlen=3)
for i in range(6):
    window.append(i)
print(window, window.maxlen, deque("abc", 2))  # expect: deque([3, 4, 5], maxlen=3) 3 deque(['b', 'c'], maxlen=2)
d.remove(3)
d.insert(1, "x")
d[0] = "first"
del d[-1]
d.reverse()
print(d, d.copy() == d, deque([1]) + deque([2]), deque([1, 2]) * 2, bool(deque()))
# expect: deque([2, 1, 0, -1, 'x', 'first']) True deque([1, 2]) deque([1, 2, 1, 2]) False
d.clear()
for call in (lambda: d.pop(), lambda: d.popleft(), lambda: d[0], lambda: d.remove(1), lambda: deque(5)):
    try:
        call()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: IndexError pop from an empty deque
# expect: IndexError pop from an empty deque
# expect: IndexError deque index out of range
# expect: ValueError deque.remove(x): x not in deque
# expect: TypeError 'int' object is not iterable
q = deque([1, 2, 3])
try:
    for x in q:
        q.append(x)
except RuntimeError as error:
    print(error)
# expect: deque mutated during iteration
# oracles: 3.14
