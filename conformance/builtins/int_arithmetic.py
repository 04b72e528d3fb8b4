"""Floor division and modulo round towards minus infinity; a true division gives a float."""

for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2), (6, 3), (-6, 3), (0, 5), (1, 7), (-1, 7), (1, -7)):
    print(a, b, a // b, a % b, divmod(a, b), a / b, (a // b) * b + a % b == a)
# expect: 7 2 3 1 (3, 1) 3.5 True
# expect: -7 2 -4 1 (-4, 1) -3.5 True
# expect: 7 -2 -4 -1 (-4, -1) -3.5 True
# expect: -7 -2 3 -1 (3, -1) 3.5 True
# expect: 6 3 2 0 (2, 0) 2.0 True
# expect: -6 3 -2 0 (-2, 0) -2.0 True
# expect: 0 5 0 0 (0, 0) 0.0 True
# expect: 1 7 0 1 (0, 1) 0.14285714285714285 True
# expect: -1 7 -1 6 (-1, 6) -0.14285714285714285 True
# expect: 1 -7 -1 -6 (-1, -6) -0.14285714285714285 True
print(2**10, 2**-1, (-2) ** 3, (-2) ** 2, -(2**2), 0**0, 7**0, 10**20, 2**0.5, (-8) ** (1 / 3) != -2)
# expect: 1024 0.5 -8 4 -4 1 1 100000000000000000000 1.4142135623730951 True
print(pow(3, 100, 7), pow(2, -1, 7), pow(-3, 3, 5), pow(10, 20, -7), pow(2, 5), pow(7, 0, 1))
# expect: 4 4 3 -5 32 0
print(5 & 3, 5 | 3, 5 ^ 3, ~5, -5 & 3, -5 | 3, -5 ^ 3, 1 << 10, 1000 >> 3, -1000 >> 3, -1 >> 100, 0 << 1000)
# expect: 1 7 6 -6 3 -5 -8 1024 125 -125 -1 0
print(abs(-5), +5, -5, int(True), 7 .__add__(3), (5).__rsub__(9), (3).__floordiv__(0.5) is NotImplemented)
# expect: 5 5 -5 1 10 4 True
for call in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 0**-1, lambda: 1 << -1, lambda: 1 >> -1, lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: 1 & 1.5, lambda: 1 + None, lambda: ~1.5, lambda: 1 @ 2):
    try:
        call()
    except (ZeroDivisionError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError zero to a negative power
# expect: ValueError negative shift count
# expect: ValueError negative shift count
# expect: ValueError base is not invertible for the given modulus
# expect: ValueError pow() 3rd argument cannot be 0
# expect: TypeError unsupported operand type(s) for &: 'int' and 'float'
# expect: TypeError unsupported operand type(s) for +: 'int' and 'NoneType'
# expect: TypeError bad operand type for unary ~: 'float'
# expect: TypeError unsupported operand type(s) for @: 'int' and 'int'
# oracles: 3.14
