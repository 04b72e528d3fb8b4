"""The ways to write numbers."""

print(0, 1_000_000, 0xFF, 0b1010, 0o17, 0xdead_beef)  # expect: 0 1000000 255 10 15 3735928559
print(1.5, 1e3, 1E-3, .5, 5., 1_0.0_1, 1e308 * 10, -1e400)  # expect: 1.5 1000.0 0.001 0.5 5.0 10.01 inf -inf
print(3j, 1 + 2j, 1e2j, (1 + 2j) * (3 - 1j), abs(3 + 4j), (1 + 2j).conjugate())
# expect: 3j (1+2j) 100j (5+5j) 5.0 (1-2j)
print(9223372036854775807, 9223372036854775808, 123456789012345678901234567890)
# expect: 9223372036854775807 9223372036854775808 123456789012345678901234567890
print(-7, - -7, +3, ~5, -0, --3)  # expect: -7 7 3 -6 0 3
print(1 .real, 1.0.is_integer(), (5).bit_length())  # expect: 1 True 3
print(0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789.123456789, 1e22, 1e-5, 0.0001)
# expect: 0.30000000000000004 0.3333333333333333 1e+16 1000000000000000.0 123456789.12345679 1e+22 1e-05 0.0001
print(True, False, None, ..., NotImplemented)  # expect: True False None Ellipsis NotImplemented
