"""Everything a list can do to itself."""

a = [3, 1, 2]
a.append(5)
a.extend("xy")
a.extend(range(2))
a.insert(0, "first")
a.insert(-1, "before last")
a.insert(100, "end")
print(a)  # expect: ['first', 3, 1, 2, 5, 'x', 'y', 0, 'before last', 1, 'end']
print(a.pop(), a.pop(0), a.pop(-2), a)  # expect: end first before last [3, 1, 2, 5, 'x', 'y', 0, 1]
a.remove("x")
a.reverse()
print(a, a.index(5), a.count(1), a.index(1, 2))  # expect: [1, 0, 'y', 5, 2, 1, 3] 3 2 5
b = a.copy()
b.clear()
print(a, b)  # expect: [1, 0, 'y', 5, 2, 1, 3] []
for call in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1].index(1, 1), lambda: [].append(), lambda: [].append(1, 2), lambda: [1].extend(5), lambda: [1].insert("a", 1)):
    try:
        call()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: IndexError pop from empty list
# expect: IndexError pop index out of range
# expect: ValueError list.remove(x): x not in list
# expect: ValueError list.index(x): x not in list
# expect: ValueError list.index(x): x not in list
# expect: TypeError list.append() takes exactly one argument (0 given)
# expect: TypeError list.append() takes exactly one argument (2 given)
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'str' object cannot be interpreted as an integer
# oracles: 3.14
