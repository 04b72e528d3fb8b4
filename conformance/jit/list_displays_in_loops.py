"""List displays in hot loops: such as never leave the loop, such as do, of every storage, and grown or changed afterwards."""


def sums(count):
    total = 0
    for i in range(count):
        total += sum([i, i + 1, 2])
        a, b = [i, 3]
        total += a * b
        for x in [i, total & 7]:
            total ^= x
        total += len([i, "x", None]) + [5, 6, 7][i % 3]
        if i in [3, 5, 8]:
            total += 100
    return total


print(sums(300), sums(3000))  # expect: 232261 22548297


def floats(count):
    last = []
    for i in range(count):
        pair = [i * 0.5, 1.5]
        pair[0] += pair[1]
        pair.append(float(i))
        pair.append(2.0)
        pair.append(3.0)
        if i % 100 == 99:
            last.append(pair)
    return last[0], last[-1]


print(floats(200))
# expect: ([51.0, 1.5, 99.0, 2.0, 3.0], [101.0, 1.5, 199.0, 2.0, 3.0])


def changing(values):
    made = []
    for value in values:
        one = [value]
        two = [value, 1]
        two[1] = value
        one.append(None)
        made.append(one + two)
    return made


mixed = changing([1, 2.5, "a", None, True, 2**40, 2**70, (1,)] * 40)
print(len(mixed), mixed[:8] == mixed[-8:], mixed[4:6], mixed[6])
# expect: 320 True [[True, None, True, True], [1099511627776, None, 1099511627776, 1099511627776]] [1180591620717411303424, None, 1180591620717411303424, 1180591620717411303424]


class Node:
    def __init__(self, inputs):
        self.inputs = inputs


def nodes(count):
    kept = []
    for i in range(count):
        node = Node([i, i * i])
        if node.inputs[1] % 7 == 2:
            kept.append(node)
        node.inputs.append(1.5)
    return sum([sum(node.inputs) for node in kept])


print(nodes(500))  # expect: 11726715.0


def identity(count):
    marker = object()
    same = 0
    for i in range(count):
        items = [marker, i, 1.25]
        same += items[0] is marker and items[1] is not marker and items is not [marker]
        same += [] is not items and [1, 2, 3, 4, 5, 6, 7, 8, 9, i][9] == i
    return same


print(identity(300))  # expect: 600


# An exit in the middle of using one.
def leaves(values):
    total = 0
    for value in values:
        items = [value, value]
        try:
            total += items[value] + items[-1]
        except IndexError:
            total += len(items) * 1000 + items[0]
    return total


print(leaves([0, 1] * 200 + [2] * 50 + [-2, -3]))  # expect: 102493
# expect-jit: loops>=1 exits<100 failedCompilations=0
