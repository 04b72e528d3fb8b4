"""Built-in functions say what is wrong with a call."""

calls = [
    lambda: len(), lambda: len(1, 2), lambda: len(5), lambda: abs("a"), lambda: abs(), lambda: ord(5), lambda: ord(""), lambda: chr("a"),
    lambda: hash(), lambda: hex(1.5), lambda: bin("a"), lambda: divmod(1), lambda: divmod("a", 1), lambda: pow("a", 2), lambda: pow(2, 3, 1.5),
    lambda: sorted(), lambda: sorted(1), lambda: iter(), lambda: next(), lambda: repr(), lambda: print(sep=5), lambda: print(foo=1),
    lambda: list(1, 2), lambda: tuple(1, 2), lambda: dict(1), lambda: str(1, 2, 3, 4), lambda: int("1", base="x"), lambda: float(1, 2),
    lambda: [].pop(1, 2), lambda: "a".upper(1), lambda: "a".split(1), lambda: {}.get(1, 2, 3), lambda: [].sort(1), lambda: round(1, 2, 3),
    lambda: isinstance(1), lambda: callable(), lambda: range(1, 2, 3, 4), lambda: slice(), lambda: enumerate(), lambda: "a".join(), lambda: [].append(1, x=2),
    lambda: object(1), lambda: set(1), lambda: set(1, 2), lambda: complex("a"), lambda: getattr(1, 2), lambda: id(), lambda: input(1, 2, 3), lambda: max(1),
]
for index, call in enumerate(calls):
    try:
        call()
        print(index, "no error")
    except (TypeError, ValueError) as error:
        print(index, type(error).__name__, error)
# expect: 0 TypeError len() takes exactly one argument (0 given)
# expect: 1 TypeError len() takes exactly one argument (2 given)
# expect: 2 TypeError object of type 'int' has no len()
# expect: 3 TypeError bad operand type for abs(): 'str'
# expect: 4 TypeError abs() takes exactly one argument (0 given)
# expect: 5 TypeError ord() expected string of length 1, but int found
# expect: 6 TypeError ord() expected a character, but string of length 0 found
# expect: 7 TypeError 'str' object cannot be interpreted as an integer
# expect: 8 TypeError hash() takes exactly one argument (0 given)
# expect: 9 TypeError 'float' object cannot be interpreted as an integer
# expect: 10 TypeError 'str' object cannot be interpreted as an integer
# expect: 11 TypeError divmod expected 2 arguments, got 1
# expect: 12 TypeError unsupported operand type(s) for divmod(): 'str' and 'int'
# expect: 13 TypeError unsupported operand type(s) for ** or pow(): 'str' and 'int'
# expect: 14 TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: 15 TypeError sorted expected 1 argument, got 0
# expect: 16 TypeError 'int' object is not iterable
# expect: 17 TypeError iter expected at least 1 argument, got 0
# expect: 18 TypeError next expected at least 1 argument, got 0
# expect: 19 TypeError repr() takes exactly one argument (0 given)
# expect: 20 TypeError sep must be None or a string, not int
# expect: 21 TypeError print() got an unexpected keyword argument 'foo'
# expect: 22 TypeError list expected at most 1 argument, got 2
# expect: 23 TypeError tuple expected at most 1 argument, got 2
# expect: 24 TypeError 'int' object is not iterable
# expect: 25 TypeError str expected at most 3 arguments, got 4
# expect: 26 TypeError 'str' object cannot be interpreted as an integer
# expect: 27 TypeError float expected at most 1 argument, got 2
# expect: 28 TypeError pop expected at most 1 argument, got 2
# expect: 29 TypeError str.upper() takes no arguments (1 given)
# expect: 30 TypeError must be str or None, not int
# expect: 31 TypeError get expected at most 2 arguments, got 3
# expect: 32 TypeError sort() takes no positional arguments
# expect: 33 TypeError round() takes at most 2 arguments (3 given)
# expect: 34 TypeError isinstance expected 2 arguments, got 1
# expect: 35 TypeError callable() takes exactly one argument (0 given)
# expect: 36 TypeError range expected at most 3 arguments, got 4
# expect: 37 TypeError slice expected at least 1 argument, got 0
# expect: 38 TypeError enumerate() missing required argument 'iterable'
# expect: 39 TypeError str.join() takes exactly one argument (0 given)
# expect: 40 TypeError list.append() takes no keyword arguments
# expect: 41 TypeError object() takes no arguments
# expect: 42 TypeError 'int' object is not iterable
# expect: 43 TypeError set expected at most 1 argument, got 2
# expect: 44 ValueError complex() arg is a malformed string
# expect: 45 TypeError attribute name must be string, not 'int'
# expect: 46 TypeError id() takes exactly one argument (0 given)
# expect: 47 TypeError input expected at most 1 argument, got 3
# expect: 48 TypeError 'int' object is not iterable
# oracles: 3.14
