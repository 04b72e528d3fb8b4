"""Which operator binds tighter, from `or` to `**`."""

print(2 + 3 * 4, (2 + 3) * 4, 2**3**2, -(2**2), -(2) ** 2, 2**-1, 10 - 4 - 3, 100 / 10 / 2, 7 // 2 * 2, 7 % 4 * 3)
# expect: 14 20 512 -4 -4 0.5 3 5.0 6 9
print(1 | 2 & 3 ^ 1, 1 << 2 + 1, 8 >> 1 << 1, ~1 + 1, not 1 == 2, not True or True, True or False and False)
# expect: 3 8 8 -1 True True True
print(1 if True else 2 if False else 3, (lambda: 1 or 2)(), 3 in [1, 2] or 3 > 2, 1 < 2 == True, -1 % 3, -(1 % 3))
# expect: 1 1 True False 2 -1
print([1, 2, 3][0] + -[4, 5][1], "a" + "b" * 2, not "a" in "abc", 5 & 3 == 3, (5 & 3) == 1, 2 * -3, 2 - -3)
# expect: -4 abb False False True -6 5
x = 3
print(x if x > 2 else -x, x > 1 and x < 5, x == 3 is not None, -x**2, (-x) ** 2, x-1-1, x if x else x or 1)
# expect: 3 True True -9 9 1 3
