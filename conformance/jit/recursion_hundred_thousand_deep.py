"""Recursion a hundred thousand frames deep, by a function that is compiled meanwhile."""
# oracles: 3.11
# time-limit: 60

import sys

sys.setrecursionlimit(200_000)


def depth(n):
    if n == 0:
        return 0
    return depth(n - 1) + 1


print(depth(50))  # expect: 50
for _ in range(300):
    depth(50)
print(depth(100_000))  # expect: 100000


def product(n, modulus):
    return 1 if n == 0 else n * product(n - 1, modulus) % modulus


print(product(90_000, 1_000_000_007))  # expect: 851076783


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(100_000), odd(99_999))  # expect: True True


def fails_at_bottom(n):
    if n == 0:
        raise ValueError("bottom")
    return fails_at_bottom(n - 1) + 1


try:
    fails_at_bottom(100_000)
except ValueError as error:
    count = 0
    tb = error.__traceback__
    while tb is not None:
        tb = tb.tb_next
        count += 1
    print(error, count)
# expect: bottom 100002
print(depth(100_000) + depth(3))  # expect: 100003
# modes: off on eager
# expect-jit: loops>=1 exits<50 failedCompilations=0
