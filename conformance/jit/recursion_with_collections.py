"""Objects made by compiled recursion survive collections at any depth, and die when they should."""
# oracles: 3.11

import gc
import weakref


class Node:
    def __init__(self, key, left, right):
        self.key, self.left, self.right = key, left, right


def build(low, high):
    if low == high:
        return None
    middle = (low + high) // 2
    return Node(middle, build(low, middle), build(middle + 1, high))


def check(node, low, high):
    if node is None:
        return 0
    assert low <= node.key < high, (low, node.key, high)
    return check(node.left, low, node.key) + 1 + check(node.right, node.key + 1, high)


kept = []
for size in range(40):
    kept.append(build(0, 50 + size))
    assert sum(check(tree, 0, 100) for tree in kept[-3:]) > 0
print([check(tree, 0, 100) for tree in kept])


def strings(n, prefix):
    """Holds new strings across the calls in every frame."""
    if n == 0:
        return prefix
    mine = prefix + str(n)
    other = [mine, (n, mine)]
    inner = strings(n - 1, mine)
    assert other[1][1] is mine and mine == prefix + str(n)
    return inner + mine[-1]


for _ in range(150):
    answer = strings(9, "p")
print(answer)


def collecting(n, at):
    holder = [n] * 3
    if n == at:
        gc.collect()
    below = collecting(n - 1, at) if n else []
    below.append(holder)
    return below


for at in range(12):
    for _ in range(20):
        lists = collecting(11, at)
    assert [h[0] for h in lists] == list(range(12)), lists
print(lists[-1])

alive = weakref.WeakSet()


def dropping(n):
    node = Node(n, None, None)
    alive.add(node)
    result = dropping(n - 1) if n else 0
    return result + node.key


for _ in range(200):
    answer = dropping(10)
gc.collect()
print(answer, len(alive))


def floats(n, x):
    return x if n == 0 else floats(n - 1, x * 1.5 + n) + x


for _ in range(300):
    answer = floats(20, 0.25)
print(answer)
