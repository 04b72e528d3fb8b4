"""Variables shared between closures change from both sides of a call."""


def make():
    count = 0
    step = 1

    def bump():
        nonlocal count
        count += step
        return count

    def set_step(value):
        nonlocal step
        step = value

    def get():
        return count

    return bump, set_step, get


def run(n):
    bump, set_step, get = make()
    total = 0
    for i in range(n):
        total += bump()
        if i == 2000:
            set_step(0.5)
        if i == 3000:
            set_step(2**40)
        if i == 3500:
            set_step(-1)
        total -= get()
    return total, get()


print(run(5000))  # expect: (0.0, 549755813889002.0)


def own_loop(n):
    x = 0

    def change(i):
        nonlocal x
        if i % 100 == 99:
            x = -x

    for i in range(n):
        x += i
        change(i)
        x += 1
    return x


print(own_loop(5050))  # expect: 1275


def unbinds(n):
    value = 1

    def unbind():
        nonlocal value
        del value

    total = 0
    for i in range(n):
        try:
            total += value
        except NameError:
            value = 5
        if i % 1000 == 500:
            unbind()
    return total


print(unbinds(5000))  # expect: 22971
functions = []
for k in range(5):

    def adder(x, k=k):
        return x + k

    functions.append(adder)
print(sum(functions[i % 5](i) for i in range(5000)))  # expect: 12507500


def counters():
    made = []
    for _ in range(3):
        n = 0

        def count(m):
            nonlocal n
            n += m
            return n

        made.append(count)
    return made


a, b, c = counters()
for i in range(3000):
    (a, b, c)[i % 3](1)
print(a(0), b(0), c(0))  # expect: 3000 3000 3000
# expect-jit: loops>=1 exits<100 failedCompilations=0
