"""Text to bytes and back."""

print("aé€😀".encode(), "é".encode("latin-1"), "abc".encode("ascii"), "a".encode("utf-16-le"), "é".encode("utf-8"))
# expect: b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' b'\xe9' b'abc' b'a\x00' b'\xc3\xa9'
print(b"caf\xc3\xa9".decode(), b"\xe9".decode("latin-1"), str(b"abc", "ascii"), bytes("é", "utf-8"))
# expect: café é abc b'\xc3\xa9'
print("é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"))
# expect: b'' b'?' b'&#233;' b'\\xe9'
print(b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"), b"a\xff".decode("utf-8", "backslashreplace"))
# expect: a�b ab a\xff
for call in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: b"\xe2\x82".decode(), lambda: "a".encode("no-such"), lambda: "\ud800".encode()):
    try:
        call()
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, error)
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: UnicodeDecodeError 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
# expect: LookupError unknown encoding: no-such
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
