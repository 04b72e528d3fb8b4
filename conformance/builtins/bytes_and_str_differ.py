"""Text and bytes never mix by themselves."""

print("a" == b"a", b"a" == "a", "abc"[0], b"abc"[0], list(b"ab"), list("ab"), str(b"x"), repr(b"x"))
# expect: False False a 97 [97, 98] ['a', 'b'] b'x' b'x'
for action in (lambda: "a" + b"a", lambda: b"a" in "abc", lambda: "a" in b"abc", lambda: "a".join([b"b"]), lambda: b"a".startswith("a"), lambda: "a" < b"a", lambda: {"a": 1}[b"a"], lambda: int(b"5") + 1, lambda: b"%s" % "x"):
    try:
        print(action())
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
# expect: TypeError can only concatenate str (not "bytes") to str
# expect: TypeError 'in <string>' requires string as left operand, not bytes
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError sequence item 0: expected str instance, bytes found
# expect: TypeError startswith first arg must be bytes or a tuple of bytes, not str
# expect: TypeError '<' not supported between instances of 'str' and 'bytes'
# expect: KeyError b'a'
# expect: 6
# expect: TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
print("é".encode() == b"\xc3\xa9", b"\xc3\xa9".decode() == "é", len("é"), len("é".encode()), bytes("a", "ascii") + b"b", b"a" * 3, b"ab"[::-1])
# expect: True True 1 2 b'ab' b'aaa' b'ba'
