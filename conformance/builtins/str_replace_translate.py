"""Replacing text and mapping characters."""

print("banana".replace("a", "o"), "banana".replace("an", "", 1), "abc".replace("", "-"), "aaa".replace("aa", "b"), "x".replace("y", "z"))
# expect: bonono bana -a-b-c- ba x
print("aaaa".replace("a", "b", 0), "aaaa".replace("a", "b", -1), "".replace("", "x"))  # expect: aaaa bbbb x
table = str.maketrans("abc", "xyz", "d")
print("aabbccdd e".translate(table))  # expect: xxyyzz e
print("hello".translate({104: "J", ord("l"): None, ord("o"): 48}), "ab".translate(str.maketrans({"a": "AA", "b": 66})))
# expect: Je0 AAB
try:
    str.maketrans("ab", "c")
except ValueError as error:
    print(error)
# expect: the first two maketrans arguments must have equal length
