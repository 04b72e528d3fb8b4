"""A small program: a code tree from letter frequencies."""


class Leaf:
    def __init__(self, letter):
        self.letter = letter

    def codes(self, prefix):
        return {self.letter: prefix or "0"}


class Fork:
    def __init__(self, left, right):
        self.left, self.right = left, right

    def codes(self, prefix):
        return {**self.left.codes(prefix + "0"), **self.right.codes(prefix + "1")}


def build(text):
    nodes = [(text.count(letter), letter, Leaf(letter)) for letter in sorted(set(text))]
    while len(nodes) > 1:
        nodes.sort(key=lambda node: node[:2])
        (count_a, name_a, a), (count_b, name_b, b), *nodes = nodes
        nodes.append((count_a + count_b, name_a + name_b, Fork(a, b)))
    return nodes[0][2]


def decode(bits, tree):
    result, node = [], tree
    for bit in bits:
        node = node.left if bit == "0" else node.right
        if isinstance(node, Leaf):
            result.append(node.letter)
            node = tree
    return "".join(result)


text = "she sells sea shells"
tree = build(text)
codes = tree.codes("")
print(sorted(codes.items(), key=lambda item: (len(item[1]), item[1])))
# expect: [('e', '00'), ('l', '01'), ('s', '11'), (' ', '100'), ('a', '1010'), ('h', '1011')]
bits = "".join(codes[c] for c in text)
print(len(bits), len(text) * 8, decode(bits, tree) == text, build("aaa").codes(""))
# expect: 49 160 True {'a': '0'}
