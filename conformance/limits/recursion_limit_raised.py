"""With the limit raised, recursion goes as deep as asked: no stack of the host is in the way."""
# oracles: 3.11

import sys

sys.setrecursionlimit(30_000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def total(n):
    if n == 0:
        return 0
    rest = total(n - 1)
    return n + rest


print(depth(10_000))  # expect: 10000
print(total(20_000))  # expect: 200010000
sys.setrecursionlimit(500)
try:
    depth(10_000)
except RecursionError:
    print("limited again")
# expect: limited again
# modes: off on eager
