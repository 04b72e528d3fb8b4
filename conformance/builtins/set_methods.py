"""Sets: unordered collections without duplicates."""

s = {3, 1, 2, 3}
print(len(s), sorted(s), 2 in s, 9 in s, {1, 2} == {2, 1}, set() == frozenset())
# expect: 3 [1, 2, 3] True False True True
s.add(4)
s.add(4)
s.discard(99)
s.remove(1)
print(sorted(s))  # expect: [2, 3, 4]
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))  # expect: [1, 2, 3, 4, 5] [3, 4] [1, 2] [1, 2, 5]
print(sorted(a.union(b, [9])), sorted(a.intersection(b, [4])), sorted(a.difference([1], [2])), sorted(a.symmetric_difference([1, 7])))
# expect: [1, 2, 3, 4, 5, 9] [4] [3, 4] [2, 3, 4, 7]
print({1} < {1, 2}, {1, 2} <= {1, 2}, {1, 2} > {3}, a.issuperset([1]), a.issubset(range(9)), a.isdisjoint([7]))
# expect: True True False True True True
a.update([10], {11})
a.difference_update([1])
a.intersection_update(range(3, 12))
a.symmetric_difference_update([3])
print(sorted(a), a.copy() is a)  # expect: [4, 10, 11] False
f = frozenset("ab")
print(sorted(f | {"c"}), {f: 1}[frozenset("ba")], type(f | {1}).__name__, type({1} | f).__name__, f == {"a", "b"})
# expect: ['a', 'b', 'c'] 1 frozenset set True
print(set("hello") == {"h", "e", "l", "o"}, sorted({x % 3 for x in range(9)}), set(), repr({1}), repr(frozenset()), repr(frozenset([1])))
# expect: True [0, 1, 2] set() {1} frozenset() frozenset({1})
popped = {5}
print(popped.pop(), popped)  # expect: 5 set()
for call in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {1} | [2], lambda: {[]}, lambda: {1} < 5, lambda: hash({1}), lambda: frozenset([1]).add(2), lambda: {1} + {2}):
    try:
        call()
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
# expect: KeyError 'pop from an empty set'
# expect: KeyError 2
# expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
# expect: TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: TypeError '<' not supported between instances of 'set' and 'int'
# expect: TypeError unhashable type: 'set'
# expect: AttributeError 'frozenset' object has no attribute 'add'
# expect: TypeError unsupported operand type(s) for +: 'set' and 'set'
# oracles: 3.14
