# A library module that is imported again is another module: its functions see its own globals, though both come from the same code.
import sys

import heapq as first

del sys.modules["heapq"]
import heapq as second

print(first is second)
# expect: False
second.marker = "second"
print(first.__dict__ is second.__dict__, hasattr(first, "marker"))
# expect: False False


def drained(module, items):
    heap = []
    for item in items:
        module.heappush(heap, item)
    return [module.heappop(heap) for _ in items]


for _ in range(40):
    assert drained(first, [3, 1, 2]) == drained(second, [2, 3, 1]) == [1, 2, 3]

import random

numbers = [random.Random(7).randrange(100) for _ in range(3)]
del sys.modules["random"]
import random

print(numbers == [random.Random(7).randrange(100) for _ in range(3)])
# expect: True
