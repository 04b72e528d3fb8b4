"""bytes: immutable sequences of small numbers."""

b = b"hello world"
print(b, b[0], b[-1], b[1:4], len(b), list(b[:3]), 104 in b, b"lo" in b, b.find(b"o"), b.count(b"l"), b.upper(), b.title())
# expect: b'hello world' 104 100 b'ell' 11 [104, 101, 108] True True 4 3 b'HELLO WORLD' b'Hello World'
print(b.split(), b.replace(b"l", b"L"), b.startswith(b"he"), b"-".join([b"a", b"b"]), b + b"!", b * 2 == b + b, b"a" < b"b", b == bytearray(b))
# expect: [b'hello', b'world'] b'heLLo worLd' True b'a-b' b'hello world!' True True True
print(bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes.fromhex("00ff 10"), b"\x00\xff".hex(), b"abc".hex("-"), bytes(range(5)), bytes(b"x"))
# expect: b'\x00\x00\x00' b'\x01\x02\xff' b'\xc3\xa9' b'\x00\xff\x10' 00ff 61-62-63 b'\x00\x01\x02\x03\x04' b'x'
print(repr(b"\x00\t\n'\"\\\x7f\x80a"), b'quote"', b"it's", hash(b"a") == hash(b"a"), b"x".isalpha(), b" x ".strip(), b"%d-%s" % (5, b"z"))
# expect: b'\x00\t\n\'"\\\x7f\x80a' b'quote"' b"it's" True True b'x' b'5-z'
ba = bytearray(b"abc")
ba[0] = 122
ba.append(33)
ba.extend(b"??")
ba[1:2] = b"BBB"
del ba[-1]
print(ba, len(ba), ba.decode(), bytes(ba), ba.pop(), ba.index(b"B"), ba == b"zBBBc!", ba.find(b"c"))
# expect: bytearray(b'zBBBc!') 7 zBBBc!? b'zBBBc!?' 63 1 True 4
print(memoryview(b"abc")[1], bytes(memoryview(b"abcd")[1:3]), memoryview(bytearray(2)).tolist())
# expect: 98 b'bc' [0, 0]
for call in (lambda: b"a" + "b", lambda: bytes([256]), lambda: bytes("x"), lambda: b"a"[5], lambda: bytes(-1), lambda: bytearray([1]).append(300), lambda: b"a".find("a"), lambda: bytes.fromhex("zz"), lambda: b"a".join(["x"]), lambda: ord(b"ab")):
    try:
        call()
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
# expect: TypeError can't concat str to bytes
# expect: ValueError bytes must be in range(0, 256)
# expect: TypeError string argument without an encoding
# expect: IndexError index out of range
# expect: ValueError negative count
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError argument should be integer or bytes-like object, not 'str'
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: TypeError sequence item 0: expected a bytes-like object, str found
# expect: TypeError ord() expected a character, but string of length 2 found
