"""Exact numbers: fractions and decimals."""

from decimal import Decimal
from fractions import Fraction

print(Fraction(1, 3) + Fraction(1, 6), Fraction("0.125"), Fraction(3, 4) * 2, Fraction(7, 2) // 1, float(Fraction(1, 4)), Fraction(0.5), Fraction(6, -4), Fraction(1, 3) < 0.5)
# expect: 1/2 1/8 3/2 3 0.25 1/2 -3/2 True
print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(3), Decimal("1.10") * 3, Decimal("2.675").quantize(Decimal("0.01")), Decimal(10) ** 3, Decimal("1e3"), Decimal("-0"))
# expect: 0.3 0.3333333333333333333333333333 3.30 2.68 1000 1E+3 -0
