"""tpy's rule that numbers are identical when type and bits agree, so that boxing never shows (as in PyPy)."""
# oracles: none
# expect: True True True
# expect: True True False False
# expect: 6000
# expect: False

a, b = 12345678901, 12345678901
print(a + 1 is b + 1, a * 1.5 is b * 1.5, id(a + 1) == id(b + 1))
nan = float("nan")
print(nan is nan, 0.0 is 0.0 * 1, 0.0 is -0.0, 1 is 1.0)
count = 0
for i in range(3000):
    x = i + 2**40
    y = 2**40 + i
    if x is y:
        count += 1
    if i * 0.5 is i / 2:
        count += 1
print(count)
print(float("nan") in [float("nan")])
# expect-jit: loops>=1 exits<50 failedCompilations=0
