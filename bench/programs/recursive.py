"""Fibonacci numbers and Takeuchi's function: nothing but calls."""


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def tak(x, y, z):
    if y < x:
        return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
    return z


def run(size):
    return fib(size) * 100 + tak(size - 10, size // 2, 4)


if __name__ == "__main__":
    from protocol import measure

    measure(run)
