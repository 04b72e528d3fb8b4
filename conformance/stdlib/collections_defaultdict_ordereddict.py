"""defaultdict makes missing values; OrderedDict knows about order."""

from collections import OrderedDict, defaultdict

groups = defaultdict(list)
for word in ["apple", "bob", "avocado", "banana"]:
    groups[word[0]].append(word)
print(groups, dict(groups), groups.get("z"), "z" in groups)
# expect: defaultdict(<class 'list'>, {'a': ['apple', 'avocado'], 'b': ['bob', 'banana']}) {'a': ['apple', 'avocado'], 'b': ['bob', 'banana']} None False
print(groups["z"], "z" in groups, groups.default_factory is list)  # expect: [] True True
counts = defaultdict(int)
for c in "hello":
    counts[c] += 1
print(dict(counts), defaultdict(lambda: 7)["x"])  # expect: {'h': 1, 'e': 1, 'l': 2, 'o': 1} 7
try:
    defaultdict(None)["k"]
except KeyError as error:
    print(error)
# expect: 'k'
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(list(o), o.popitem(last=False), list(o))  # expect: ['b', 'c', 'a'] ('b', 2) ['c', 'a']
o.move_to_end("a", last=False)
print(list(o.items()), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1}, repr(OrderedDict(a=1)))
# expect: [('a', 1), ('c', 3)] False True OrderedDict({'a': 1})
# oracles: 3.14
