"""What a compiled recursion relies on changes in the middle of it: the function's name, its code, its defaults, a method, a class."""
# oracles: 3.11


def count(n):
    if n == 0:
        return 0
    return count(n - 1) + 1


for _ in range(2000):
    count(6)
original = count
print(count(20))


def replacement(n):
    return 1000 + n


def switching(n):
    global switching
    if n == 0:
        return 0
    if n == trigger:
        switching = replacement
    return switching(n - 1) + 1


first = switching
trigger = -1
for _ in range(2000):
    switching(7)
print(switching(30))
trigger = 13
print(switching(30))
switching = first
print(switching(10), switching(30))
switching = first
trigger = -1
for _ in range(2000):
    switching(7)
print(switching(30))

count = replacement
print(original(10), count(10))
count = original
print(count(15))


def swapped(n, step=1):
    if n <= 0:
        return 0
    if n == 5 and change:
        swapped.__defaults__ = (2,)
    return swapped(n - step) + 1


change = False
for _ in range(2000):
    swapped(8)
change = True
print(swapped(20), swapped(20))
swapped.__code__ = (lambda n, step=1: -n).__code__
print(swapped(20))


class Node:
    def __init__(self, depth):
        self.left = Node(depth - 1) if depth else None
        self.right = Node(depth - 1) if depth else None

    def visit(self):
        if self.left is None:
            return 1
        return self.left.visit() + self.right.visit()


class Twice(Node):
    def visit(self):
        return 2 * Node.visit(self)


tree = Node(5)
for _ in range(60):
    tree.visit()
print(tree.visit())
tree.left.right.__class__ = Twice
print(tree.visit())
Node.visit = lambda self: 1 if self.left is None else self.left.visit() + self.right.visit() + 1
print(tree.visit())
tree.right.left.visit = lambda: 5000
print(tree.visit())
