"""What a loop leaves behind: its variables after break, exception, exhaustion and in nested functions."""


def after_break(n, stop):
    a = b = None
    pair = ()
    for i in range(n):
        a = i * 2
        pair = (a, b)
        b = float(i)
        if i == stop:
            break
    return i, a, b, pair


print(after_break(5000, 4321), after_break(2000, 9999))
# expect: (4321, 8642, 4321.0, (8642, 4320.0)) (1999, 3998, 1999.0, (3998, 1998.0))


def after_error(n):
    done = []
    try:
        for i in range(n):
            value = 100 / (4000 - i)
            partial = (i, value)
            done.append(i)
    except ZeroDivisionError:
        pass
    return i, round(value, 3), partial, len(done)


print(after_error(5000))  # expect: (4000, 100.0, (3999, 100.0), 4000)


def deleted(n):
    for i in range(n):
        temporary = [i]
        total = temporary[0] + i
        del temporary
    try:
        return temporary
    except UnboundLocalError:
        return "unbound", total


print(deleted(3000))  # expect: ('unbound', 5998)


def conditional_binding(n):
    failures = 0
    for i in range(n):
        if i % 3 == 0:
            maybe = i
        if i % 3 == 2:
            del maybe
        try:
            maybe
        except UnboundLocalError:
            failures += 1
    return failures


print(conditional_binding(3000))  # expect: 1000


def swapped(n):
    a, b, c = 1, 2.5, "three"
    for i in range(n):
        a, b, c = b, c, a
        if i == n - 2:
            d = a, b, c
    return a, b, c, d


print(swapped(3001), swapped(3002))
# expect: (2.5, 'three', 1, (1, 2.5, 'three')) ('three', 1, 2.5, (2.5, 'three', 1))


def returned_from_inside(n):
    for i in range(n):
        for j in range(i):
            if i * j == 1200:
                return i, j, (i, j)
    return None


print(returned_from_inside(500))  # expect: (40, 30, (40, 30))


def unused(n):
    for i in range(n):
        [i] * 3
        i + 1
        (i, i)
        str(i)
    return i


print(unused(3000))  # expect: 2999


def long_lived(n):
    history = []
    previous = None
    for i in range(n):
        node = [i, previous]
        previous = node if i % 2 else previous
        if i % 1000 == 0:
            history.append(node)
    depth = 0
    while node is not None:
        node = node[1]
        depth += 1
    return depth, [h[0] for h in history]


print(long_lived(5000))  # expect: (2500, [0, 1000, 2000, 3000, 4000])
# expect-jit: loops>=1 exits<100 failedCompilations=0
