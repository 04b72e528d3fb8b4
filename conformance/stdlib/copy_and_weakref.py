"""Copies, shallow and deep; references that do not keep alive."""

import copy
import gc
import weakref


class Node:
    def __init__(self, *children):
        self.children = list(children)


tree = Node(Node(), Node())
shallow, deep = copy.copy(tree), copy.deepcopy(tree)
print(shallow.children is tree.children, deep.children is tree.children, len(deep.children))  # expect: True False 2
cycle = [1]
cycle.append(cycle)
twin = copy.deepcopy(cycle)
print(twin[1] is twin, twin is cycle, copy.copy({1: [2]}), copy.deepcopy((1, [2])))
# expect: True False {1: [2]} (1, [2])
node = Node()
reference = weakref.ref(node)
print(reference() is node)  # expect: True
del node
gc.collect()
print(reference())  # expect: None
