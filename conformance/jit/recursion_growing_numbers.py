"""Compiled recursion whose numbers grow out of small ints into boxes and big ints, turn into floats, and back."""
# oracles: 3.11


def fib(n, a, b):
    if n < 2:
        return a if n == 0 else b
    return fib(n - 1, a, b) + fib(n - 2, a, b)


def factorial(n):
    return 1 if n == 0 else n * factorial(n - 1)


def power(x, n):
    if n == 0:
        return 1
    half = power(x, n // 2)
    return half * half * (x if n % 2 else 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def tak(x, y, z):
    if y < x:
        return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
    return z


for _ in range(6):
    print(fib(14, 0, 1), fib(14, 2**30 - 1, 2**31), fib(14, 2**62, 2**63), fib(14, 0.5, 1.25))
print(fib(14, True, False), fib(12, 1 + 2j, 3), fib(10, "a", "b")[:20])
for _ in range(40):
    total = sum(factorial(n) for n in range(30))
print(total, factorial(60))
for _ in range(60):
    values = [power(3, 39), power(3, 40), power(-7, 77), power(1.5, 20), power(2, 100)]
print(values)
for _ in range(3):
    print(ackermann(2, 9), tak(12, 8, 4), tak(12.0, 8, 4))


def collatz(n, steps):
    return steps if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, steps + 1)


print(max(collatz(n, 0) for n in range(1, 300)), collatz(837799, 0), collatz(2**70 + 1, 0))


def mixed(n):
    """The type of the result depends on the path."""
    if n < 3:
        return (n, float(n), n * 2**40)[n % 3]
    return mixed(n - 1) + mixed(n - 3)


print([mixed(n) for n in range(18)])
