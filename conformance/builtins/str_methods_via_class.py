"""Methods are functions of their class, and can be called through it or passed on."""

print(str.upper("abc"), list(map(str.strip, [" a ", "b "])), sorted(["b", "A"], key=str.lower), list.append.__name__, dict.get({"a": 1}, "a"))
# expect: ABC ['a', 'b'] ['A', 'b'] append 1
print("abc".__len__(), (5).__add__(3), "a".__eq__("a"), [1].__contains__(1), "x".__class__, (1.5).__floor__() if hasattr(1.5, "__floor__") else 1, int.__add__(2, 3), "b".__lt__("a"))
# expect: 3 8 True True <class 'str'> 1 5 False
add = [].append
print(add.__name__, add.__self__, add(1), add.__self__)  # expect: append [1] None [1]
join = ", ".join
print(join("abc"), str.join("-", ["a", "b"]), (lambda f, *a: f(*a))(max, 1, 5))  # expect: a, b, c a-b 5
for call in (lambda: str.upper(5), lambda: str.upper(), lambda: list.append(), lambda: list.append(5, 1), lambda: int.__add__("a", 1)):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
# expect: unbound method str.upper() needs an argument
# expect: unbound method list.append() needs an argument
# expect: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
# expect: descriptor '__add__' requires a 'int' object but received a 'str'
print((5).__add__("a"), "a".__eq__(5), [].__lt__({}))  # expect: NotImplemented NotImplemented NotImplemented
