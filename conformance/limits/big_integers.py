"""Integers of thousands of digits."""

import sys

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)
n = 3**20000
print(n.bit_length(), n % 1000007, len(str(n)), str(n)[:10], str(n)[-10:])
# expect: 31700 184940 9543 2661303427 3104400001
f = 1
for i in range(1, 1001):
    f *= i
print(len(str(f)), f % (10**9 + 7), f // 3**498 % 3, sum(map(int, str(f))))  # expect: 2568 641419708 1 10539
print((1 << 100000) >> 99990, pow(7, 10**6, 10**9 + 9), int("9" * 3000) + 1 == 10**3000, (10**2000 - 1) // 9 % 97)
# expect: 1024 370756070 True 47
a, b = 10**1500 + 7, 10**700 + 3
print((a // b) * b + a % b == a, divmod(-a, b)[1] == -a % b)  # expect: True True
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(4300)
    try:
        str(10**5000)
    except ValueError as error:
        print(str(error)[:60])
# expect: Exceeds the limit (4300 digits) for integer string conversio
# modes: off on eager
