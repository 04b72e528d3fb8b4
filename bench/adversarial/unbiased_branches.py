"""Eight branches per iteration decided by random bits: 256 equally likely paths, so that no path becomes the hot one."""


def run(count):
    state = 987654321
    a = b = c = d = 0
    for _ in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        bits = state >> 16
        if bits & 1:
            a += 1
        else:
            a -= 2
        if bits & 2:
            b += a
        else:
            b -= 3
        if bits & 4:
            c ^= b & 1023
        else:
            c += 5
        if bits & 8:
            d += c
        else:
            d -= c
        if bits & 16:
            a, b = b, a
        else:
            a += 7
        if bits & 32:
            c = -c
        else:
            c -= 1
        if bits & 64:
            d %= 65537
        else:
            d += 11
        if bits & 128:
            b %= 8191
        else:
            b += d & 15
        a %= 1000003
    return a + b * 3 + c * 7 + d * 11


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
