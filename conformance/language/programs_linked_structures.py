"""A small program: a linked list and a binary search tree with iterators."""


class Cons:
    def __init__(self, head, tail=None):
        self.head, self.tail = head, tail

    def __iter__(self):
        node = self
        while node is not None:
            yield node.head
            node = node.tail

    def reversed(self):
        result = None
        for item in self:
            result = Cons(item, result)
        return result


class Tree:
    class Node:
        __slots__ = ("key", "left", "right")

        def __init__(self, key):
            self.key, self.left, self.right = key, None, None

    def __init__(self, keys=()):
        self.root, self.size = None, 0
        for key in keys:
            self.insert(key)

    def insert(self, key):
        parent, node = None, self.root
        while node is not None:
            if key == node.key:
                return
            parent, node = node, node.left if key < node.key else node.right
        node = Tree.Node(key)
        self.size += 1
        if parent is None:
            self.root = node
        elif key < parent.key:
            parent.left = node
        else:
            parent.right = node

    def __contains__(self, key):
        node = self.root
        while node is not None and node.key != key:
            node = node.left if key < node.key else node.right
        return node is not None

    def __iter__(self):
        def walk(node):
            if node is not None:
                yield from walk(node.left)
                yield node.key
                yield from walk(node.right)

        return walk(self.root)

    def height(self):
        def of(node):
            return 0 if node is None else 1 + max(of(node.left), of(node.right))

        return of(self.root)


items = Cons(1, Cons(2, Cons(3)))
print(list(items), list(items.reversed()), sum(items), 2 in list(items))  # expect: [1, 2, 3] [3, 2, 1] 6 True
tree = Tree(n * 37 % 101 for n in range(60))
print(list(tree)[:10], tree.size, tree.height(), 37 in tree, 100 in tree)
# expect: [0, 2, 3, 5, 6, 9, 10, 12, 13, 15] 60 9 True True
print(list(Tree("the quick brown fox".split())), Tree([5, 5, 5]).size, list(Tree()))
# expect: ['brown', 'fox', 'quick', 'the'] 1 []
