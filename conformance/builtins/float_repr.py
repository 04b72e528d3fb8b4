"""A float prints as the shortest text that reads back as the same number."""

values = [0.0, -0.0, 1.0, -1.5, 0.1, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 1e15, 1e16, 123456789012345680.0, 1e17, 1e21, 1e22, 1e23, 1e100]
values += [1e-4, 1e-5, 0.00012345, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 9007199254740993.0, 4.35, 2.675, 1e0, 12345.678]
values += [float("inf"), float("-inf"), float("nan"), 3.141592653589793, 1e-7, 123e-7, 0.5, 1.1, 2.2, 3.3000000000000003, 9.95, 1e5, 1234567.0]
for value in values:
    print(repr(value), str(value) == repr(value), float(repr(value)) == value)
# expect: 0.0 True True
# expect: -0.0 True True
# expect: 1.0 True True
# expect: -1.5 True True
# expect: 0.1 True True
# expect: 0.30000000000000004 True True
# expect: 0.3333333333333333 True True
# expect: 0.6666666666666666 True True
# expect: 100.0 True True
# expect: 1000000000000000.0 True True
# expect: 1e+16 True True
# expect: 1.2345678901234568e+17 True True
# expect: 1e+17 True True
# expect: 1e+21 True True
# expect: 1e+22 True True
# expect: 1e+23 True True
# expect: 1e+100 True True
# expect: 0.0001 True True
# expect: 1e-05 True True
# expect: 0.00012345 True True
# expect: 5e-324 True True
# expect: 1.7976931348623157e+308 True True
# expect: 2.2250738585072014e-308 True True
# expect: 9007199254740992.0 True True
# expect: 4.35 True True
# expect: 2.675 True True
# expect: 1.0 True True
# expect: 12345.678 True True
# expect: inf True True
# expect: -inf True True
# expect: nan True False
# expect: 3.141592653589793 True True
# expect: 1e-07 True True
# expect: 1.23e-05 True True
# expect: 0.5 True True
# expect: 1.1 True True
# expect: 2.2 True True
# expect: 3.3000000000000003 True True
# expect: 9.95 True True
# expect: 100000.0 True True
# expect: 1234567.0 True True
print([1.0, 2.5], (0.1,), {1.5: -0.0})  # expect: [1.0, 2.5] (0.1,) {1.5: -0.0}
