"""float() and the float methods."""

print(float("1.5"), float(" -2e3 "), float("inf"), float("-Infinity"), float("nan"), float("1_000.5"), float(3), float(), float(".5"), float("5."), float(True), float("1e-400"), float("1e400"))
# expect: 1.5 -2000.0 inf -inf nan 1000.5 3.0 0.0 0.5 5.0 1.0 0.0 inf
print((1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (2.5).hex(), float.fromhex("0x1.8p+1"), (-0.1).hex(), (3.7).__trunc__(), (1.5).conjugate(), (2.5).real)
# expect: False True (3, 4) 0x1.4000000000000p+1 3.0 -0x1.999999999999ap-4 3 1.5 2.5
print(int(2.9), int(-2.9), round(2.675, 2), round(1234.5678, -2), round(0.5), round(1.5), round(-0.5), round(-1.5), round(1e20), round(5), round(15, -1), round(25, -1), round(1.25, 1), round(2.5, 0))
# expect: 2 -2 2.67 1200.0 0 2 0 -2 100000000000000000000 5 20 20 1.2 2.0
print(round(1.05, 1), round(5.015, 2), round(1e300, 2), round(123456, -3), round(-7, -1), round(3.0), type(round(3.0)).__name__, round(2.5, None))
# expect: 1.1 5.01 1e+300 123000 -10 3 int 2
for call in (lambda: float("x"), lambda: float(""), lambda: float("1,5"), lambda: float(None), lambda: float([]), lambda: round("a"), lambda: round(float("nan")), lambda: round(float("inf")), lambda: float("inf").as_integer_ratio(), lambda: float.fromhex("zz")):
    try:
        call()
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError could not convert string to float: 'x'
# expect: ValueError could not convert string to float: ''
# expect: ValueError could not convert string to float: '1,5'
# expect: TypeError float() argument must be a string or a real number, not 'NoneType'
# expect: TypeError float() argument must be a string or a real number, not 'list'
# expect: TypeError type str doesn't define __round__ method
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: OverflowError cannot convert Infinity to integer ratio
# expect: ValueError invalid hexadecimal floating-point string
