"""Augmented assignment tries the in-place method and falls back to the plain operator."""


class InPlace:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(("iadd", other))
        return self

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return f"sub {other}"

    def __imul__(self, other):
        return "replaced"


thing = alias = InPlace()
thing += 1
thing += 2
print(thing is alias, thing.log)  # expect: True [('iadd', 1), ('iadd', 2)]
thing -= 5
print(thing)  # expect: sub 5
alias *= 3
print(alias)  # expect: replaced

items = same = [1, 2]
items += (3,)
print(same, items is same)  # expect: [1, 2, 3] True
items = items + [4]
print(same, items)  # expect: [1, 2, 3] [1, 2, 3, 4]

numbers = [1, 2, 3]
index = 0


def next_index():
    global index
    index += 1
    return index


numbers[next_index()] += 100
print(numbers, index)  # expect: [1, 102, 3] 1

pair = ([1], 2)
try:
    pair[0] += [9]
except TypeError as error:
    print(error)
# expect: 'tuple' object does not support item assignment
print(pair)  # expect: ([1, 9], 2)
