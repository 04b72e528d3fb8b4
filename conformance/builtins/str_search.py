"""Looking for text in text."""

s = "banana bandana"
print(s.find("an"), s.find("an", 2), s.rfind("an"), s.find("xyz"), s.find("", 5), s.find("an", 3, 5))
# expect: 1 3 11 -1 5 3
print(s.index("nd"), s.rindex("a"), s.count("an"), s.count("a", 3), s.count(""), "aaaa".count("aa"))
# expect: 9 13 4 5 15 2
print("an" in s, "x" not in s, "" in "", s.startswith("ban"), s.startswith(("x", "b")), s.startswith("nan", 2))
# expect: True True True True True True
print(s.endswith("dana"), s.endswith(("q", "na")), s.endswith("ban", 0, 3))  # expect: True True True
for call in (lambda: s.index("q"), lambda: s.rindex("q"), lambda: 5 in s, lambda: s.find(5), lambda: s.startswith(5)):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError substring not found
# expect: ValueError substring not found
# expect: TypeError 'in <string>' requires string as left operand, not int
# expect: TypeError find() argument 1 must be str, not int
# expect: TypeError startswith first arg must be str or a tuple of str, not int
# oracles: 3.14
