"""Since Python 3.12 an f-string may contain any expression: the same quotes, comments, line breaks."""
# oracles: 3.14

names = ["a", "b"]
print(f"{", ".join(names)}")  # expect: a, b
print(f"{f"{f"{1 + 1}"}"}")  # expect: 2
print(f"{
    names[0]  # the first
}")
# expect: a
print(f"{'\n'.join(names)}", f"{names[0]!r:>{len(names) * 3}}", f"{"quoted":^{2 * 5}}|")
# expect: a
# expect: b    'a'   quoted  |
print(f"{ {"k": "v"}["k"] }", f"{(lambda x: x + 1)(1)}", f"{"yes" if names else "no"}")  # expect: v 2 yes
