"""Integers cross 31, 32, 62, 63 and 64 bits in both directions inside hot loops."""


def grow(start, step, n):
    x = start
    for _ in range(n):
        x += step
    return x


for bits in (30, 31, 32, 53, 61, 62, 63, 64):
    edge = 1 << bits
    print(bits, grow(edge - 3000, 1, 6000) - edge, grow(-edge + 3000, -1, 6000) + edge, grow(edge + 3000, -1, 6000) - edge)


def there_and_back(n):
    x = 1
    history = []
    for i in range(n):
        x = x * 2 if i % 200 < 100 else x // 2
        if i % 50 == 49:
            history.append(x)
    return history


history = there_and_back(4000)
print(history[:5], history[-4:], len(set(history)))


def products(n):
    x = 3
    overflowed = 0
    for i in range(n):
        y = x * (i + 1)
        if y > 9223372036854775807:
            overflowed += 1
            y %= 1000003
        x = y + 1
    return x, overflowed


print(products(5000))


def subtract(n):
    x = -(1 << 62)
    for i in range(n):
        x -= 1 << 50
    return x


print(subtract(5000))


def negate(n):
    x = -(1 << 63)
    total = 0
    for i in range(n):
        x = -x
        total += x >> 40
    return x, total


print(negate(4001))


def shift(n):
    results = 0
    for i in range(n):
        results ^= (1 << (i % 80)) + (-(1 << 70) >> (i % 80))
    return results


print(shift(4000))


def absolute(n):
    total = 0
    for i in range(n):
        total += abs(-(1 << 63) + i) & 0xFFFF
    return total


print(absolute(3000), -(-(1 << 63)) // -1, (-(1 << 63)) // -1, (-(1 << 63)) % -1, divmod(-(1 << 63), -1))
fib_a, fib_b = 0, 1
for i in range(3000):
    fib_a, fib_b = fib_b, (fib_a + fib_b) % (1 << 70)
print(fib_a, fib_b)
