"""x op= y on names, attributes, items and slices evaluates the target once."""

log = []


class Box:
    def __init__(self):
        self.value = 10

    def __getitem__(self, key):
        log.append(("get", key))
        return self.value

    def __setitem__(self, key, value):
        log.append(("set", key, value))
        self.value = value


def box_of(b):
    log.append("box")
    return b


def key():
    log.append("key")
    return "k"


b = Box()
box_of(b)[key()] += 5
print(log)  # expect: ['box', 'key', ('get', 'k'), ('set', 'k', 15)]
log.clear()
box_of(b).value *= 2
print(log, b.value)  # expect: ['box'] 30
n = 7
n += 3; n -= 1; n *= 4; n //= 5; n **= 2; n %= 10; n <<= 3; n |= 1; n &= 0x1F; n ^= 2; n >>= 1
print(n)  # expect: 5
f = 1.5
f /= 2
print(f)  # expect: 0.75
s = "ab"
s *= 2
s += "!"
print(s)  # expect: abab!
items = [1, 2, 3]
items[1:] += [4]
items *= 2
print(items)  # expect: [1, 2, 3, 4, 1, 2, 3, 4]
st = {1, 2}
st |= {3}; st &= {2, 3, 4}; st ^= {4}; st -= {2}
print(st == {3, 4})  # expect: True
d = {"a": 1}
d |= {"b": 2}
print(d)  # expect: {'a': 1, 'b': 2}
