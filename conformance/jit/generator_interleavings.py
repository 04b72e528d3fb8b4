"""Several generators run in turn, from one loop and from each other."""


def count(start, step):
    value = start
    while True:
        yield value
        value += step


def run(n):
    a, b, c = count(0, 1), count(0.5, 0.25), count(2**62, 2**61)
    total = 0
    text = 0.0
    for i in range(n):
        if i % 3 == 0:
            total += next(a)
        elif i % 3 == 1:
            text += next(b)
        else:
            total += next(c) % 1000003
    return total, text


print(run(6000))  # expect: (1001996216, 500750.0)


def echo():
    received = 0
    while True:
        x = yield received
        received += x if isinstance(x, int) else len(x)


e = echo()
next(e)
for i in range(4000):
    last = e.send(i if i % 5 else "text")
print(last)  # expect: 6403200


def filtered(source, keep):
    for x in source:
        if keep(x):
            yield x


def limited(source, n):
    for x in source:
        if n == 0:
            break
        n -= 1
        yield x


stream = filtered(filtered(count(1, 1), lambda x: x % 2), lambda x: x % 3)
print(sum(limited(stream, 2000)), next(stream))  # expect: 6000000 6005


def mutual(n, other):
    for i in range(n):
        yield i + (next(other) if other is not None else 0)


print(sum(mutual(3000, mutual(3000, mutual(3000, None)))))  # expect: 13495500


def throws(n):
    caught = 0

    def sensitive():
        nonlocal caught
        while True:
            try:
                yield caught
            except ValueError:
                caught += 1

    g = sensitive()
    next(g)
    for i in range(n):
        if i % 4 == 0:
            g.throw(ValueError())
        else:
            next(g)
    return caught


print(throws(4000))  # expect: 1000
generators = [count(i, i) for i in range(10)]
total = 0
for i in range(5000):
    total += next(generators[i * 7 % 10])
print(total)  # expect: 5636250
print(sum(x * y for x, y in zip(limited(count(0, 1), 3000), limited(count(0, 0.5), 3000))))  # expect: 4497750250.0
# expect-jit: loops>=1 exits<100 failedCompilations=0
