"""Printing tables: alignment of text and numbers."""

rows = [("apple", 3, 1.25), ("fig", 12, 0.5), ("watermelon", 1, 12.0)]
width = max(len(name) for name, _, _ in rows)
print(f"{'item':<{width}} | {'n':>3} | {'price':>7}")  # expect: item       |   n |   price
print("-" * (width + 1) + "+" + "-" * 5 + "+" + "-" * 8)  # expect: -----------+-----+--------
for name, n, price in rows:
    print(f"{name:<{width}} | {n:>3} | {price:>7.2f}")
# expect: apple      |   3 |    1.25
# expect: fig        |  12 |    0.50
# expect: watermelon |   1 |   12.00
print(f"{'total':<{width}} | {sum(n for _, n, _ in rows):>3} | {sum(n * p for _, n, p in rows):>7.2f}")
# expect: total      |  16 |   21.75
for i in range(1, 5):
    print("".join(f"{i * j:4d}" for j in range(1, 7)))
# expect:    1   2   3   4   5   6
# expect:    2   4   6   8  10  12
# expect:    3   6   9  12  15  18
# expect:    4   8  12  16  20  24
for name, n, price in rows:
    print("%-12s%04d%8.3f" % (name, n, price), "{:*^12}|{:>+6}|{:<8.1e}|".format(name, n, price))
# expect: apple       0003   1.250 ***apple****|    +3|1.2e+00 |
# expect: fig         0012   0.500 ****fig*****|   +12|5.0e-01 |
# expect: watermelon  0001  12.000 *watermelon*|    +1|1.2e+01 |
