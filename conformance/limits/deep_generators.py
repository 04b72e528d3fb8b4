"""Thousands of generators suspended at once, and a chain of them."""


def numbers(start):
    i = start
    while True:
        yield i
        i += 1


generators = [numbers(i) for i in range(5000)]
print(sum(next(g) for g in generators), sum(next(g) for g in generators))  # expect: 12497500 12502500
generators.clear()


def chain(n):
    if n:
        yield n
        yield from chain(n - 1)


print(sum(chain(400)))  # expect: 80200


def layered(source, n):
    for _ in range(n):
        source = map(lambda x: x + 1, source)
    return source


print(list(layered(range(3), 100)))  # expect: [100, 101, 102]
pipeline = range(50)
for k in range(2, 8):
    pipeline = filter(lambda x, k=k: x % k or x == k, pipeline)
print(list(pipeline))  # expect: [1, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47]
