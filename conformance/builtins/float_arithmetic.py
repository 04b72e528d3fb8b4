"""IEEE 754 doubles: division, modulo, comparison, special values."""

inf, nan = float("inf"), float("nan")
for a, b in ((7.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (-7.5, -2.0), (1e300, 1e-10), (0.0, 3.0), (-0.0, 3.0), (5.0, inf), (-5.0, inf), (5.0, -inf)):
    print(a, b, a // b, a % b, divmod(a, b), a / b)
# expect: 7.5 2.0 3.0 1.5 (3.0, 1.5) 3.75
# expect: -7.5 2.0 -4.0 0.5 (-4.0, 0.5) -3.75
# expect: 7.5 -2.0 -4.0 -0.5 (-4.0, -0.5) -3.75
# expect: -7.5 -2.0 3.0 -1.5 (3.0, -1.5) 3.75
# expect: 1e+300 1e-10 inf 5.476641984772742e-11 (inf, 5.476641984772742e-11) inf
# expect: 0.0 3.0 0.0 0.0 (0.0, 0.0) 0.0
# expect: -0.0 3.0 -0.0 0.0 (-0.0, 0.0) -0.0
# expect: 5.0 inf 0.0 5.0 (0.0, 5.0) 0.0
# expect: -5.0 inf -1.0 inf (-1.0, inf) -0.0
# expect: 5.0 -inf -1.0 -inf (-1.0, -inf) -0.0
print(inf + 1, inf - inf, inf * 0, -inf, inf > 10**400, nan == nan, nan != nan, nan < 1, inf == inf, 1e308 * 10, -1e308 * 10)
# expect: inf nan nan -inf True False True False True inf -inf
print(0.0 == -0.0, 1.0 == 1, 0.1 + 0.2 == 0.3, 1 < 1.5 < 2, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 10**16 + 1 > 1e16)
# expect: True True False True True False True
print(2.0**0.5, 2.0**-1, (-2.0) ** 3, 4**0.5, 0.0**0, 1.0**inf, inf**0, (-8.0) ** 2, 2.0**1023 * 1.5)
# expect: 1.4142135623730951 0.5 -8.0 2.0 1.0 1.0 1.0 64.0 1.348269851146737e+308
print(1 + 1.5, True + 0.5, 3 * 0.1, 7 // 2.0, 7 % 2.5, -7 // 2.0, 5.0 - 3, round(2.5), abs(-0.0), -0.0 + 0, max(1, 1.0), max(1.0, 1))
# expect: 2.5 1.5 0.30000000000000004 3.0 2.0 -4.0 2.0 2 0.0 0.0 1 1.0
for call in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0.0), lambda: 0.0**-1, lambda: 10.0**400, lambda: 1.5 << 1, lambda: "a" * 1.0, lambda: 1.0 + "a"):
    try:
        call()
    except (ZeroDivisionError, OverflowError, TypeError) as error:
        overflow = isinstance(error, OverflowError)
        print(type(error).__name__, f"{len(error.args)} arguments, whose words are the platform's" if overflow else error)
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError zero to a negative power
# expect: OverflowError 2 arguments, whose words are the platform's
# expect: TypeError unsupported operand type(s) for <<: 'float' and 'int'
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: TypeError unsupported operand type(s) for +: 'float' and 'str'
print((-8.0) ** (1 / 3))  # expect: (1.0000000000000002+1.7320508075688772j)
# oracles: 3.14
