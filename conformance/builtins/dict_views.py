"""Views follow the dict and behave like sets."""

d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items)  # expect: dict_keys(['a', 'b']) dict_values([1, 2]) dict_items([('a', 1), ('b', 2)])
d["c"] = 3
print(len(keys), "c" in keys, 3 in values, ("c", 3) in items, ("c", 4) in items)  # expect: 3 True True True False
print(sorted(keys & {"a", "z"}), sorted(keys | {"z"}), sorted(keys - {"a"}), sorted(keys ^ {"a", "z"}), keys == {"a", "b", "c"})
# expect: ['a'] ['a', 'b', 'c', 'z'] ['b', 'c'] ['b', 'c', 'z'] True
print(sorted(items & {("a", 1)}), keys.isdisjoint("xyz"), list(reversed(values)), keys <= {"a", "b", "c", "d"})
# expect: [('a', 1)] True [3, 2, 1] True
print(values == d.values(), keys == d.keys(), list(zip(keys, values)), [k for k, v in items if v > 1])
# expect: False True [('a', 1), ('b', 2), ('c', 3)] ['b', 'c']
try:
    for key in d:
        d[key + "!"] = 1
except RuntimeError as error:
    print(error)
# expect: dictionary changed size during iteration
d = {"a": 1, "b": 2}
try:
    for key in d:
        del d[key]
except RuntimeError as error:
    print(error)
# expect: dictionary changed size during iteration
d = {"a": 1, "b": 2}
for key in d:
    d[key] *= 10
print(d)  # expect: {'a': 10, 'b': 20}
it = iter({1: 1})
next(it)
print(next(it, "end"))  # expect: end
try:
    d.keys()[0]
except TypeError as error:
    print(error)
# expect: 'dict_keys' object is not subscriptable
