"""Turning values into each other."""

print(int("7") + float("0.5"), str(12) + "3", list("ab"), tuple([1]), set([1, 1]), dict([("a", 1)]), bool("x"), bytes([65]))
# expect: 7.5 123 ['a', 'b'] (1,) {1} {'a': 1} True b'A'
print([int(c) for c in "123"], "".join(str(d) for d in (4, 5)), int(7.9), float(3), complex(2), str(None), str(1.0), repr("1"))
# expect: [1, 2, 3] 45 7 3.0 (2+0j) None 1.0 '1'
print(list({"a": 1}), list({"a": 1}.items()), tuple("ab"), sorted({3, 1}), dict(a=1), str([1, "2"]), eval(repr({"a": [1, (2,)]})))
# expect: ['a'] [('a', 1)] ('a', 'b') [1, 3] {'a': 1} [1, '2'] {'a': [1, (2,)]}
print(chr(97), ord("a"), hex(10), int("a", 16), bin(5), int("101", 2), float("1e3"), int(1e3), round(2.5), str(10**25), int(str(10**25)) == 10**25)
# expect: a 97 0xa 10 0b101 5 1000.0 1000 2 10000000000000000000000000 True
print(list(map(int, "1 2 3".split())), list(zip(*[[1, 2], [3, 4]])), dict(zip("ab", range(2))), list(enumerate("a")), sum(map(float, ["1", "2.5"])))
# expect: [1, 2, 3] [(1, 3), (2, 4)] {'a': 0, 'b': 1} [(0, 'a')] 3.5
print(int(True), float(False), str(True), bool(-1), bool(0.0), bool("False"), [bool(x) for x in (None, [], [0], (), {}, "", " ")])
# expect: 1 0.0 True True False True [False, False, True, False, False, False, True]
