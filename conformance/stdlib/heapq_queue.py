"""heapq: the smallest item is always first."""

import heapq

heap = []
for n in (5, 1, 8, 3, 9, 2):
    heapq.heappush(heap, n)
print(heap, heap[0])  # expect: [1, 3, 2, 5, 9, 8] 1
print([heapq.heappop(heap) for _ in range(len(heap))])  # expect: [1, 2, 3, 5, 8, 9]
data = [9, 4, 7, 1, 8, 2]
heapq.heapify(data)
print(data, heapq.heappushpop(data, 0), heapq.heapreplace(data, 100), data)
# expect: [2, 4, 7, 9, 8, 100] 0 1 [2, 4, 7, 9, 8, 100]
print(heapq.nlargest(3, [5, 1, 9, 7]), heapq.nsmallest(2, "hello"), heapq.nlargest(2, ["aa", "b", "ccc"], key=len))
# expect: [9, 7, 5] ['e', 'h'] ['ccc', 'aa']
print(list(heapq.merge([1, 4, 7], [2, 5], [3, 6])), list(heapq.merge("ca", "b", reverse=True)))
# expect: [1, 2, 3, 4, 5, 6, 7] ['c', 'b', 'a']
tasks = [(2, "low"), (1, "high"), (1, "also high")]
heapq.heapify(tasks)
print([heapq.heappop(tasks)[1] for _ in range(3)])  # expect: ['also high', 'high', 'low']
try:
    heapq.heappop([])
except IndexError as error:
    print(error)
# expect: index out of range
