"""Reading, adding, merging and removing entries; order is the order of insertion."""

d = {"a": 1, "b": 2}
d["c"] = 3
d["a"] = 10
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "b" in d, 1 in d)
# expect: {'a': 10, 'b': 2, 'c': 3} 3 10 None 0 True False
print(list(d), list(d.keys()), list(d.values()), list(d.items()), list(reversed(d)))
# expect: ['a', 'b', 'c'] ['a', 'b', 'c'] [10, 2, 3] [('a', 10), ('b', 2), ('c', 3)] ['c', 'b', 'a']
print(d.pop("a"), d.pop("zz", "default"), d.popitem(), d)  # expect: 10 default ('c', 3) {'b': 2}
print(d.setdefault("b", 99), d.setdefault("new", []), d)  # expect: 2 [] {'b': 2, 'new': []}
d.update({"b": 3}, k=4)
d.update([("p", 1), ["q", 2]])
print(d)  # expect: {'b': 3, 'new': [], 'k': 4, 'p': 1, 'q': 2}
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict([(1, 2)], x=3), dict(zip("ab", [1, 2])), {**d, "b": 0})
# expect: {'a': None, 'b': None} {1: 0, 2: 0} {1: 2, 'x': 3} {'a': 1, 'b': 2} {'b': 0, 'new': [], 'k': 4, 'p': 1, 'q': 2}
print(d | {"z": 1}, {"x": 1} | {"x": 2})  # expect: {'b': 3, 'new': [], 'k': 4, 'p': 1, 'q': 2, 'z': 1} {'x': 2}
copy = d.copy()
d.clear()
print(d, copy == {"b": 3, "new": [], "k": 4, "p": 1, "q": 2}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1})
# expect: {} True True True
for call in (lambda: {}["x"], lambda: {}.pop("x"), lambda: {}.popitem(), lambda: {}.update(5), lambda: {}.update([1]), lambda: {}.update(["abc"]), lambda: dict([1]), lambda: {} + {}, lambda: {}.get()):
    try:
        call()
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: KeyError 'x'
# expect: KeyError 'x'
# expect: KeyError 'popitem(): dictionary is empty'
# expect: TypeError 'int' object is not iterable
# expect: TypeError object is not iterable
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: TypeError object is not iterable
# expect: TypeError unsupported operand type(s) for +: 'dict' and 'dict'
# expect: TypeError get expected at least 1 argument, got 0
# oracles: 3.14
