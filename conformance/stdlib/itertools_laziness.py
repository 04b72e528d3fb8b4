"""itertools reads its inputs only as far as needed."""

from itertools import chain, islice, takewhile, tee, zip_longest


def noisy(name, n):
    for i in range(n):
        print(name, i, end="; ")
        yield i


print(list(islice(noisy("islice", 10), 2)))  # expect: islice 0; islice 1; [0, 1]
print(next(chain(noisy("first", 1), noisy("second", 1))))  # expect: first 0; 0
print(list(takewhile(lambda x: x < 1, noisy("take", 5))))  # expect: take 0; take 1; [0]
print(list(zip(noisy("a", 2), noisy("b", 3))))  # expect: a 0; b 0; a 1; b 1; [(0, 0), (1, 1)]
x, y = tee(noisy("tee", 2))
print(next(x), next(y), next(y), next(x))  # expect: tee 0; tee 1; 0 0 1 1
source = iter(range(5))
print(list(zip(source, source)), list(source))  # expect: [(0, 1), (2, 3)] []
print(list(zip_longest(noisy("short", 1), noisy("long", 2))))
# expect: short 0; long 0; long 1; [(0, 0), (None, 1)]
