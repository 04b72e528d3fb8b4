"""The same built-in drives different generators in turn: their traces must not be mixed up."""


def squares(n):
    for i in range(n):
        yield i * i


def floats(n):
    x = 0.5
    while x < n:
        yield x
        x += 1


def words(n):
    for i in range(n):
        yield "w" * (i % 3)


for _ in range(3):
    print(sum(squares(3000)), sum(floats(3000)), sum(len(w) for w in words(3000)))
# expect: 8995500500 4500000.0 3000
# expect: 8995500500 4500000.0 3000
# expect: 8995500500 4500000.0 3000
print(sum(x for x in range(5000) if x % 3), sum(x * 0.5 for x in range(5000)))  # expect: 8331667 6248750.0


def mixed(n):
    for i in range(n):
        yield i if i < n // 2 else i * 0.5


print(sum(mixed(4000)), max(mixed(4000)), min(squares(3000)), len(list(words(3000))))
# expect: 4998500.0 1999.5 0 3000
g1, g2 = squares(4000), floats(4000)
print(sum(a - b for a, b in zip(g1, g2)))  # expect: 21317334000.0
print([sum(f(n)) for n in (1, 10, 1000) for f in (squares, floats, mixed)])
# expect: [0, 0.5, 0.0, 285, 50.0, 27.5, 332833500, 500000.0, 312125.0]
print(any(x > 2500 for x in squares(3000)), all(x < 2999 for x in floats(3000)), sorted(squares(2000), key=lambda x: -x)[0])
# expect: True False 3996001


def delegating(n):
    yield from squares(n)
    yield from floats(n)


print(sum(delegating(2000)), sum(sum(squares(k)) for k in range(100)))  # expect: 2666667000.0 8004150
# expect-jit: loops>=1 exits<3300 failedCompilations=0
