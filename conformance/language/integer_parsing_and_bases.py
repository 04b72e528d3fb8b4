"""A program about positional number systems."""


def to_base(n, base):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    if n < 0:
        return "-" + to_base(-n, base)
    result = ""
    while n or not result:
        n, digit = divmod(n, base)
        result = digits[digit] + result
    return result


for base in (2, 3, 8, 16, 36):
    print(base, to_base(123456789, base), to_base(-255, base), to_base(0, base))
# expect: 2 111010110111100110100010101 -11111111 0
# expect: 3 22121022020212200 -100110 0
# expect: 8 726746425 -377 0
# expect: 16 75bcd15 -ff 0
# expect: 36 21i3v9 -73 0
print(all(int(to_base(n, b), b) == n for n in range(-500, 500, 7) for b in range(2, 37)))  # expect: True
print(to_base(2**100, 36), int("zz", 36), int("-1010", 2), int("0b11", 0), f"{1000:b} {1000:o} {1000:x} {1000:#X}")
# expect: 3ewfdnca0n6ld1ggvfgg 1295 -10 3 1111101000 1750 3e8 0X3E8
print(sum(int(d) for d in str(2**1000)), str(3**50).count("7"), len(to_base(10**50, 2)), (10**50).bit_length())
# expect: 1366 6 167 167
