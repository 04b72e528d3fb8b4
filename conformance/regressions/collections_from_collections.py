# Collections made of and filled from others, with subclasses that override, Python's own hashing, errors on the way, and order.
def outcome(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


class Overriding(list):
    def __iter__(self):
        return iter(['over', 'ridden'])


class Pair(tuple):
    pass


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return 'Key' + str(self.n)


def numbers(n):
    for i in range(n):
        yield i


def failing():
    yield 1
    raise ValueError('on the way')


for make in (list, tuple):
    print(make('ab'), make((1, 2.5)), make(range(9, 0, -3)), make({1: 2, 3: 4}), make({5}), make({1: 2}.items()), make({1: 2}.values()), make(b'ab'))
    print(make(Overriding([1])), make(Pair((1, 2))), make(numbers(3)), outcome(make, failing()), outcome(make, 5), make([]), make(()))
# expect: ['a', 'b'] [1, 2.5] [9, 6, 3] [1, 3] [5] [(1, 2)] [2] [97, 98]
# expect: ['over', 'ridden'] [1, 2] [0, 1, 2] ValueError: on the way TypeError: 'int' object is not iterable [] []
# expect: ('a', 'b') (1, 2.5) (9, 6, 3) (1, 3) (5,) ((1, 2),) (2,) (97, 98)
# expect: ('over', 'ridden') (1, 2) (0, 1, 2) ValueError: on the way TypeError: 'int' object is not iterable () ()
print(set([3, 1, 2]), set((1, 1)), set(range(3)), set({1: 2}), set({7}), set(numbers(2)), outcome(set, 5), set([Key(1), Key(1)]))  # expect: {1, 2, 3} {1} {0, 1, 2} {1} {7} {0, 1} TypeError: 'int' object is not iterable {Key1}
print(dict({1: 2}), dict([(1, 2), (3, 4)]), dict({1: 2}.items()), outcome(dict, [(1, 2, 3)]), outcome(dict, 5), dict([(Key(1), 1), (Key(1), 2)]))  # expect: {1: 2} {1: 2, 3: 4} {1: 2} ValueError: dictionary update sequence element #0 has length 3; 2 is required TypeError: 'int' object is not iterable {Key1: 2}
print(outcome(lambda: list(1, 2)), outcome(lambda: list(iterable=[1])))  # expect: TypeError: list expected at most 1 argument, got 2 TypeError: list() takes no keyword arguments
whole = (1, 2)
print(tuple(whole) is whole, type(tuple(Pair(whole))), frozenset(frozenset([1])))  # expect: True <class 'tuple'> frozenset({1})


def starred(values):
    first, *middle, last = values
    return first, middle, last


for values in ((1, 2, 3, 4), [1, 2], [1.5, 2.5, 3.5], 'abc', (1,), [], numbers(4), 5):
    print(outcome(starred, values))
# expect: (1, [2, 3], 4)
# expect: (1, [], 2)
# expect: (1.5, [2.5], 3.5)
# expect: ('a', ['b'], 'c')
# expect: ValueError: not enough values to unpack (expected at least 2, got 1)
# expect: ValueError: not enough values to unpack (expected at least 2, got 0)
# expect: (0, [1, 2], 3)
# expect: TypeError: cannot unpack non-iterable int object
print([*(1, 2), *[3.5], *'ab', *{7}, *numbers(2)], {*[1, 2], *(2, 3)}, outcome(lambda: [*5]))  # expect: [1, 2, 3.5, 'a', 'b', 7, 0, 1] {1, 2, 3} TypeError: Value after * must be an iterable, not int

items = [1, 2]
same = items
same += (3,)
same += 'x'
same += same
print(items is same, items)  # expect: True [1, 2, 3, 'x', 1, 2, 3, 'x']
print([1] + [2.5], [] + [1], [1] + [], ['a'] + [1], [0] * 3, 2 * [1.5, 2], [1] * -1, (1, 2) * 2, (1,) * 0)  # expect: [1, 2.5] [1] [1] ['a', 1] [0, 0, 0] [1.5, 2, 1.5, 2] [] (1, 2, 1, 2) ()
print(outcome(lambda: [1] + (2,)), outcome(lambda: (1,) + [2]), outcome(lambda: [1] * 1.5))  # expect: TypeError: can only concatenate list (not "tuple") to list TypeError: can only concatenate tuple (not "list") to tuple TypeError: can't multiply sequence by non-int of type 'float'
empty = []
made = empty + []
made.append(1)
print(empty, made)  # expect: [] [1]

some = {1, 5}
frozen = frozenset([5, 6])
print(some | frozen, frozen | some, some & frozen, frozen - some, some - frozen, outcome(lambda: some | [1]))  # expect: {1, 5, 6} frozenset({1, 5, 6}) {5} frozenset({6}) {1} TypeError: unsupported operand type(s) for |: 'set' and 'list'
alias = some
alias |= {9}
other = frozen
other |= {10}
print(alias is some, sorted(some), other is frozen, sorted(other), type(other).__name__)  # expect: True [1, 5, 9] False [5, 6, 10] frozenset
scattered = [i * 7919 % 1009 * 31 for i in range(200)]
large = set(scattered)
small = set(scattered[:90])
print(list(large)[:9], list(large - small)[:9], list(small | large)[:9], list(large & small)[:9], list(frozenset(scattered))[:9])  # expect: [0, 5642, 4619, 3596, 2573, 1550, 527, 12307, 11284] [1550, 527, 7192, 6169, 5146, 4123, 3100, 13857, 12834] [0, 12307, 11284, 10261, 9238, 8215, 7192, 6169, 5146] [0, 5642, 4619, 3596, 2573, 12307, 11284, 10261, 9238] [0, 5642, 4619, 3596, 2573, 1550, 527, 12307, 11284]
print(list(set({k: 1 for k in scattered}))[:9], list(small - {i for i in range(1000)})[:9])  # expect: [0, 5642, 4619, 3596, 2573, 1550, 527, 12307, 11284] [5642, 4619, 3596, 2573, 12307, 11284, 10261, 9238, 8215]
small.update(large, [1, 2])
small.update({3: 4})
print(len(small), list(small)[:12])  # expect: 203 [0, 1, 2, 3, 5642, 4619, 3596, 2573, 1550, 527, 12307, 11284]
print({1: 2} | {3: 4, 1: 5})  # expect: {1: 5, 3: 4}

nan = float('nan')
for left, right in (((1, 2), (1, 3)), ((1,), (1, 2)), ((), ()), ((1, nan), (1, nan)), ((nan,), (1.0,)), ((1, 2.0), (1.0, 2)), ((1, (2, 3)), (1, (2, 4)))):
    print(left < right, left <= right, left > right, left >= right)
# expect: True True False False
# expect: True True False False
# expect: False True False True
# expect: False True False True
# expect: False False False False
# expect: False True False True
# expect: True True False False
print((Key(1),) < (Key(2),), (2**70, 1) < (2**70, 2), (True, 0) < (1, 1), Pair((1,)) < (2,), ([1], 1) < ([1], 2), (None, 1) < (None, 2))  # expect: True True True True True True
print(outcome(lambda: (1, 'a') < (1, 2)), outcome(lambda: (None,) < (1,)), outcome(lambda: (1,) < [2]))  # expect: TypeError: '<' not supported between instances of 'str' and 'int' TypeError: '<' not supported between instances of 'NoneType' and 'int' TypeError: '<' not supported between instances of 'tuple' and 'list'

items = [1, 2, 3]
items.extend(items)
items.extend((4.5,))
items.extend('z')
print(items, outcome(items.extend, 5), outcome(items.extend, failing()), items[-1])  # expect: [1, 2, 3, 1, 2, 3, 4.5, 'z', 1] TypeError: 'int' object is not iterable ValueError: on the way 1
print(items.pop(0), items.pop(-1), items.pop(3), items, outcome(items.pop, 100), outcome(items.pop, -100), outcome([].pop, 0))  # expect: 1 1 2 [2, 3, 1, 3, 4.5, 'z'] IndexError: pop index out of range IndexError: pop index out of range IndexError: pop from empty list
items = [1, 2]
items.insert(0, 'a')
items.insert(-1, 'b')
items.insert(100, 'c')
items.insert(-100, 'd')
print(items)  # expect: ['d', 'a', 1, 'b', 2, 'c']
items.reverse()
print(items, items.copy() == items, items.copy() is items)  # expect: ['c', 2, 'b', 1, 'a', 'd'] True False

members = set()
members.add(1)
members.add((1, 2))
members.add(Key(1))
members.add(Key(1))
print(len(members))  # expect: 3
table = {}
print(table.setdefault(1), table.setdefault(1, 5), table.setdefault(Key(1), 7), table.setdefault(Key(1), 8))  # expect: None None 7 7
print(table.pop(1), table.pop(1, 'no'), table.pop(Key(1)), table, outcome(table.pop, 99), table.pop('x', None))  # expect: None no 7 {} KeyError: 99 None
table.update({1: 2})
table.update([(3, 4)])
table.update({Key(2): 1})
table.update(table)
print(table, outcome(table.update, 5))  # expect: {1: 2, 3: 4, Key2: 1} TypeError: 'int' object is not iterable


def growing(view):
    table = {1: 2}
    for key in view(table):
        table[len(table) + 10] = 1


print(outcome(growing, dict.items), outcome(growing, dict.keys), outcome(growing, dict.values))  # expect: RuntimeError: dictionary changed size during iteration RuntimeError: dictionary changed size during iteration RuntimeError: dictionary changed size during iteration
backwards = reversed([1, 2, 3])
print(next(backwards), list(backwards), list(backwards), [x for x in reversed([1.5, 2.5])], list(reversed((1, 2))))  # expect: 3 [2, 1] [] [2.5, 1.5] [2, 1]
items = [1, 2, 3]
seen = []
for x in reversed(items):
    seen.append(x)
    items.clear()
print(seen)  # expect: [3]


def everything(n):
    total = 0
    for i in range(n):
        first, *rest = (i, i + 1, i + 2)
        joined = [i] + rest
        joined += [i]
        for x in reversed(joined):
            total += x
        both = set(joined) | {i}
        if (i, 1) < (i, 2):
            total += len(both)
        total += sum(list((i, 1))) + len(tuple(joined))
        table = dict({i: 1})
        table.update({1: 2})
        total += table.setdefault(i, 3) + table.pop(i)
        joined.insert(0, i)
        total += joined.pop(0)
    return total


print(everything(3000))  # expect: 27030002
