"""Concatenation, repetition, comparison, indexing, iteration."""

print("ab" + "cd", "ab" * 3, 2 * "x", "x" * 0, "x" * -1, "" + "")  # expect: abcd ababab xx   
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "é" > "z", "a" == "a", "a" != b"a", "😀" > "\uffff")
# expect: True False True True True True True True
print("hello"[1], "hello"[-1], list("héllo"), [c for c in "😀x"], sorted("hello"), min("hello"), "".join(reversed("abc")))
# expect: e o ['h', 'é', 'l', 'l', 'o'] ['😀', 'x'] ['e', 'h', 'l', 'l', 'o'] e cba
print(len("hello"), hash("a") == hash("a"), "a" is "a", "%s-%d" % ("x", 5))  # expect: 5 True True x-5
s = "abc"
t = s
t += "d"
print(s, t)  # expect: abc abcd
for call in (lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * "b", lambda: "a" * 1.5, lambda: "a"[5], lambda: "a"["b"], lambda: "a" - "b", lambda: -"a"):
    try:
        call()
    except (TypeError, IndexError) as error:
        print(type(error).__name__, error)
# expect: TypeError can only concatenate str (not "int") to str
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: IndexError string index out of range
# expect: TypeError string indices must be integers, not 'str'
# expect: TypeError unsupported operand type(s) for -: 'str' and 'str'
# expect: TypeError bad operand type for unary -: 'str'
try:
    s[0] = "x"
except TypeError as error:
    print(error)
# expect: 'str' object does not support item assignment
