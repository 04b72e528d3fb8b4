"""Two visitors of a tree of expressions that choose their methods by the names of classes."""

import random


class Number:
    def __init__(self, value):
        self.value = value


class Operation:
    def __init__(self, sign, left, right):
        self.sign = sign
        self.left = left
        self.right = right


class Visitor:
    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__)(node)


class Evaluator(Visitor):
    def visit_Number(self, node):
        return node.value

    def visit_Operation(self, node):
        left = self.visit(node.left)
        right = self.visit(node.right)
        if node.sign == "+":
            return left + right
        if node.sign == "-":
            return left - right
        return left * right % 1000003


class Printer(Visitor):
    def visit_Number(self, node):
        return str(node.value)

    def visit_Operation(self, node):
        return f"({self.visit(node.left)} {node.sign} {self.visit(node.right)})"


def make_tree(depth):
    if depth == 0:
        return Number(random.randint(1, 9))
    return Operation(random.choice("+-*"), make_tree(depth - 1), make_tree(depth - 1))


def run(visits):
    random.seed(3)
    tree = make_tree(9)
    values = [Evaluator().visit(tree) for _ in range(visits)]
    return sum(values) + len(Printer().visit(tree))


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
