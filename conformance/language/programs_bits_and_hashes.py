"""A small program: checksums and ciphers in 32-bit arithmetic."""


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def fnv1a(data, bits=64):
    value, prime = (0xCBF29CE484222325, 0x100000001B3) if bits == 64 else (0x811C9DC5, 0x01000193)
    for byte in data:
        value = (value ^ byte) * prime & (1 << bits) - 1
    return value


def adler32(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def xorshift(seed, count):
    for _ in range(count):
        seed ^= seed << 13 & 0xFFFFFFFF
        seed ^= seed >> 17
        seed ^= seed << 5 & 0xFFFFFFFF
        yield seed


print(hex(crc32(b"123456789")), hex(fnv1a(b"hello")), hex(fnv1a(b"hello", 32)), hex(adler32(b"Wikipedia")))
# expect: 0xcbf43926 0xa430d84680aabd0b 0x4f9f2cab 0x11e60398
print(list(xorshift(2463534242, 4)), bin(0b1011 ^ 0b0110), sum(bin(i).count("1") for i in range(256)))
# expect: [723471715, 2497366906, 2064144800, 2008045182] 0b1101 1024
gray = [i ^ i >> 1 for i in range(8)]
print([f"{g:03b}" for g in gray], all(bin(a ^ b).count("1") == 1 for a, b in zip(gray, gray[1:])))
# expect: ['000', '001', '011', '010', '110', '111', '101', '100'] True
print(f"{int('10110', 2):x} {0xF0 & ~0x30:08b} {(1 << 70) - 1:x} {-1 & 0xFFFF:x} {-256 >> 4} {~0 << 3}")
# expect: 16 11000000 3fffffffffffffffff ffff -16 -8
