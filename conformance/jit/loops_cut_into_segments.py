"""
Loops whose bodies are far too long for one trace: they are compiled in parts that lead to one another. What is at hand where they are cut must
get across: numbers, objects that exist in the trace only, exceptions under way, generators, frames that were taken in.
"""


def compiled(header, body, result):
    """The function with that body in its loop, as many statements as it makes."""
    lines = [f"def f({header}):", *("    " + line for line in body), f"    return {result}"]
    namespace = {"Point": Point, "check": check, "squares": squares}
    exec("\n".join(lines), namespace)
    return namespace["f"]


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Point(self.x + other.x, self.y + other.y)


def check(number):
    if number % 17 == 3:
        raise KeyError(number)
    return number


def squares(count):
    for k in range(count):
        yield k * k


# Numbers, lists, dicts, text and conditions.
body = ["a, b, c, text = 1, 2.5, 3, ''", "xs, table = [0] * 16, {}", "for i in range(n):"]
for k in range(300):
    body.append(f"    a = (a * {k % 7 + 2} + i) % {1000 + k}")
    body.append(f"    b = b * 0.5 + {k % 11}.25")
    body.append(f"    xs[{k % 16}] = c + {k}; c = (c + a + xs[{(k * 5 + 3) % 16}]) & 65535")
    if k % 20 == 0:
        body.append(f"    if a & 512 and i > 40: c ^= {k}")
    if k % 50 == 7:
        body.append(f"    table[{k % 3}] = table.get({k % 3}, 0) + a; text = str(c % 10) + text[:5]")
print(compiled("n", body, "a, b, c, sum(xs), table, text")(120))
# expect: (88, 5.251343429408891, 31563, 463082, {1: 130567, 0: 143159, 2: 128687}, '588789')

# Objects that a trace makes and that live across its cuts.
body = ["p, q = Point(0, 0.0), Point(1, 0.5)", "for i in range(n):", "    r = p"]
for k in range(200):
    body.append(f"    p = p.plus(q); t = (p.x, i, {k})" if k % 3 else f"    u = [p.x & 7, {k}]; p = Point((p.x + u[0]) & 4095, p.y * 0.5)")
    body.append(f"    q.x = (t[0] + t[1] + {k}) & 63" if k > 1 else "    t = (p.x, i, 0)")
body.append("    same = r is p")
print(compiled("n", body, "p.x, round(p.y, 6), q.x, t, u, same")(150))
# expect: (522, 1.5, 38, (522, 149, 199), [5, 198], False)

# Exceptions that are raised in one part and caught in another, cleaned up on the way.
body = ["total = caught = done = 0", "for i in range(n):", "    try:"]
for k in range(250):
    body.append(f"        total = (total + check(i + {k % 13}) + {k}) & 1048575")
    if k % 40 == 39:
        body.append("        try:")
        body.append(f"            total ^= check(i * {k})")
        body.append("        finally:")
        body.append("            done += 1")
body += ["    except KeyError as error:", "        caught += error.args[0]", "    else:", "        done += 100"]
print(compiled("n", body, "total, caught, done")(200))
# expect: (520932, 61692, 3828)

# A generator and a function whose own bodies are too long, and loops inside.
body = ["y = 1", "for i in range(n):"]
body += [f"    y = (y * {k % 5 + 3} + i + {k}) % 100003" for k in range(400)]
body += ["    yield y"]
body += [f"    y = (y + {k % 7} * i) ^ {k}" for k in range(400)]
generator = compiled("n", body, "y")
print(sum(generator(150)), max(generator(90)))  # expect: 7583144 99112
body = ["total = 0", "for i in range(n):"]
for k in range(120):
    body.append(f"    total = (total * 3 + i + {k}) % 65521")
    body.append(f"    total += {k % 4}" if k % 2 else f"    total -= i // {k + 1}")
    if k % 30 == 11:
        body.append(f"    for x in squares(i % {k % 9 + 2}): total += x & {k}")
    if k % 40 == 23:
        body.append(f"    if i % 5 == {k % 5}: continue")
print(compiled("n", body, "total")(400))  # expect: 58958
# expect-jit: segments>=10 exits<400 failedCompilations=0
