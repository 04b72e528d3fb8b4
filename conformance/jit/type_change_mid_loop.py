"""A variable changes its type again and again while the loop runs."""


def cycle_types(n):
    values = [1, 2.5, "a", (1,), None, True, 2**70]
    log = {}
    for i in range(n):
        x = values[i // 500 % 7]
        key = type(x).__name__
        if isinstance(x, (int, float)):
            y = x + x
        elif x is None:
            y = 0
        else:
            y = x * 2
        log[key] = (log.get(key, (0, None))[0] + 1, y)
    return log


print(cycle_types(7000))
# expect: {'int': (2000, 2361183241434822606848), 'float': (1000, 5.0), 'str': (1000, 'aa'), 'tuple': (1000, (1, 1)), 'NoneType': (1000, 0), 'bool': (1000, 2)}


def accumulator(n):
    total = 0
    for i in range(n):
        if i == 2000:
            total = float(total)
        elif i == 4000:
            total = int(total)
        elif i == 5000:
            total += 2**64
        elif i == 6000:
            total -= 2**64
        total += i
    return total


print(accumulator(7000))  # expect: 24496500


def late_string(n):
    x = 0
    for i in range(n):
        if i == 3000:
            x = ""
        x += "s" if i >= 3000 else 1
    return len(x)


print(late_string(5000))  # expect: 2000


def flips(n):
    x = 0
    for i in range(n):
        x = x + 0.5 if i % 2 else int(x) + 1
    return x


print(flips(6001))  # expect: 3001


def none_then_value(n):
    best = None
    for i in range(n):
        value = (i * 7919) % 10007
        if best is None or value > best:
            best = value
        if i == n // 2:
            best = None
    return best


print(none_then_value(6000))  # expect: 10004
# expect-jit: loops>=1 exits<100 failedCompilations=0
