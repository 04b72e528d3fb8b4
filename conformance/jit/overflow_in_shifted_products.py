"""Products, shifts and sums that fit 64 bits in one iteration and not in the next."""


def lcg(n, bits):
    mask = (1 << bits) - 1
    x = 12345
    total = 0
    for _ in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) & mask
        total ^= x >> (bits // 3)
    return x, total


for bits in (16, 31, 32, 48, 62, 63, 64, 65, 128):
    print(bits, lcg(3000, bits))
# expect: 16 (36913, 1482)
# expect: 31 (1716752433, 338478)
# expect: 32 (3864236081, 2435630)
# expect: 48 (206170884378673, 889951400)
# expect: 62 (1682300631707258929, 1923664099658)
# expect: 63 (1682300631707258929, 3160855305381)
# expect: 64 (10905672668562034737, 7558901816485)
# expect: 65 (10905672668562034737, 16354994838693)
# expect: 128 (228543109314931605392111934351613333553, 72778303928100498523488141)


def signed_wrap(n):
    x = 1
    for i in range(n):
        x = x * 31 + i
        x = (x + (1 << 31)) % (1 << 32) - (1 << 31)
    return x


print(signed_wrap(5000))  # expect: 1085251781


def shift_left(n):
    x, overflow = 1, 0
    for i in range(n):
        x <<= 1
        if x >= 1 << 90:
            x >>= 89
            overflow += 1
    return x, overflow


print(shift_left(5000))  # expect: (65536, 56)


def variable_shifts(n):
    total = 0
    for i in range(n):
        total += (1 << i % 67) >> i % 61
        total -= (-5 << i % 33) >> i % 70
        total ^= -1 >> i
    return total


print(variable_shifts(4000))  # expect: 95355477115210989593


def multiply_edges(n):
    edges = [2**31 - 1, 2**31, -(2**31), 2**32, 3037000499, 3037000500, -3037000500, 2**62, -(2**63), 2**63 - 1, 0, 1, -1]
    count = total = 0
    for i in range(n):
        a, b = edges[i % 13], edges[i // 13 % 13]
        c = a * b
        total ^= c
        if -(2**63) <= c < 2**63:
            count += 1
    return count, total


print(multiply_edges(13 * 13 * 20))  # expect: (2060, 0)
try:
    for i in range(4000):
        1 << (2000 - i)
except ValueError as error:
    print(i, error)
# expect: 2001 negative shift count
# expect-jit: loops>=1 exits<3150 failedCompilations=0
