"""// and % with all signs, as operators, in place and by divmod."""


def run(n):
    checksum = 0
    for i in range(n):
        a = (i * 7919) % 2003 - 1001
        b = (i * 104729) % 37 - 18
        if b == 0:
            continue
        q, r = a // b, a % b
        assert q * b + r == a
        assert r == 0 or (r < 0) == (b < 0)
        assert divmod(a, b) == (q, r)
        checksum = (checksum * 31 + q * 41 + r) % 1000003
    return checksum


print(run(6000))  # expect: 791380


def by_constants(n):
    total = 0
    for i in range(-n, n):
        total += i // 3 + i % 3 * 2 - i // -4 + i % -5 + i // 8 + i % 8 + i // 1 + i % 1 - i // -1
    return total


print(by_constants(3000))  # expect: 10500


def floats(n):
    total = 0.0
    for i in range(n):
        a, b = (i % 23 - 11) * 0.5, (i % 7 - 3) or 0.25
        total += a // b + a % b
        q, r = divmod(a, b)
        total += q * 2 - r
    return total


print(floats(5000))  # expect: -4698.0


def big(n):
    total = 0
    for i in range(n):
        a = (-1) ** i * (2**64 + i * 12345678901)
        b = (2**33 + i) * (1 if i % 3 else -1)
        total ^= a // b
        total += a % b
    return total


print(big(2000))  # expect: 2984743478


def minimum(n):
    x = -(2**63)
    total = 0
    for i in range(n):
        d = -1 if i % 2 else 1
        total += x // d + x % d
    return total


print(minimum(2001))  # expect: -9223372036854775808


def raises(n):
    zero = 0
    for i in range(n):
        try:
            i // (i % 5)
        except ZeroDivisionError:
            zero += 1
        try:
            i % (0.0 if i % 4 == 0 else 1.0)
        except ZeroDivisionError:
            zero += 100
    return zero


print(raises(4000))  # expect: 100800
# expect-jit: loops>=1 exits<100 failedCompilations=0
