"""int(): from text in any base, from floats, from objects."""

print(int("42"), int(" -42\n"), int("+7"), int("1_000"), int("ff", 16), int("0xff", 16), int("0b101", 0), int("0o17", 0), int("z", 36), int("10", 2))
# expect: 42 -42 7 1000 255 255 5 15 35 2
print(int(3.99), int(-3.99), int(True), int(), int("٣"), int(b"12"), int("-0"), int(1e18), int("9" * 25))
# expect: 3 -3 1 0 3 12 0 1000000000000000000 9999999999999999999999999
print(bin(10), bin(-10), oct(8), hex(255), hex(-255), bin(0), hex(2**70), format(255, "b"), format(-5, "08b"), format(10**10, ",d"))
# expect: 0b1010 -0b1010 0o10 0xff -0xff 0b0 0x400000000000000000 11111111 -0000101 10,000,000,000
print((255).to_bytes(2, "big"), (1).to_bytes(4, "little"), int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\xff\xff", "big", signed=True), (-2).to_bytes(2, "big", signed=True))
# expect: b'\x00\xff' b'\x01\x00\x00\x00' 256 -1 b'\xff\xfe'
print((7).numerator, (7).denominator, (7).real, (7).imag, (7).conjugate(), (6).as_integer_ratio(), (7).is_integer() if hasattr(7, "is_integer") else True)
# expect: 7 1 7 0 7 (6, 1) True
print(chr(65), ord("A"), str(10**20), repr(-5), int.__name__, (5).__class__ is int)
# expect: A 65 100000000000000000000 -5 int True
for call in (lambda: int("x"), lambda: int(""), lambda: int("1.5"), lambda: int("12", 1), lambda: int("9", 8), lambda: int(None), lambda: int([]), lambda: int(float("nan")), lambda: int(float("inf")), lambda: int(5, 10), lambda: int("1__0"), lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: chr(-1), lambda: ord("ab")):
    try:
        call()
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError invalid literal for int() with base 10: 'x'
# expect: ValueError invalid literal for int() with base 10: ''
# expect: ValueError invalid literal for int() with base 10: '1.5'
# expect: ValueError int() base must be >= 2 and <= 36, or 0
# expect: ValueError invalid literal for int() with base 8: '9'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: TypeError int() can't convert non-string with explicit base
# expect: ValueError invalid literal for int() with base 10: '1__0'
# expect: OverflowError int too big to convert
# expect: OverflowError can't convert negative int to unsigned
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError ord() expected a character, but string of length 2 found
