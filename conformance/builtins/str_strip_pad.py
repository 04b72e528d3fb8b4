"""Cutting characters off the ends and filling up to a width."""

print(repr("  x ".strip()), repr("  x ".lstrip()), repr("  x ".rstrip()), "xxyxx".strip("x"), "abcba".strip("ab"), "www.x.com".lstrip("w."))
# expect: 'x' 'x ' '  x' y c x.com
print("prefix-name".removeprefix("prefix-"), "name.txt".removesuffix(".txt"), "abc".removeprefix("x"), "abc".removesuffix(""))
# expect: name name abc abc
print("ab".ljust(5) + "|", "ab".rjust(5) + "|", "ab".center(5) + "|", "abc".center(6) + "|", "ab".center(7, "*"), "abc".ljust(2))
# expect: ab   |    ab|   ab |  abc  | ***ab** abc
print("42".zfill(5), "-42".zfill(5), "+4".zfill(4), "abc".zfill(2), "".zfill(2))  # expect: 00042 -0042 +004 abc 00
print("a\tb\tc".expandtabs(), "\tx".expandtabs(4), "ab\tc".expandtabs(3), "a\tb".expandtabs(0))
# expect: a       b       c     x ab c ab
try:
    "a".center(5, "ab")
except TypeError as error:
    print(error)
# expect: The fill character must be exactly one character long
try:
    "a".strip(5)
except TypeError as error:
    print(error)
# expect: strip arg must be None or str
