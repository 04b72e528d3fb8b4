"""Code made at run time inside a loop, and locals and globals changed behind the loop's back."""

x = 1


def run(n):
    total = 0
    for i in range(n):
        total += x
        if i % 700 == 350:
            exec(f"x = {i}", globals())
        if i % 900 == 100:
            total += eval("x * 2 + i", globals(), {"i": i})
    return total


print(run(4000), x)  # expect: 6723903 3850
x = 0
functions = []
for k in range(20):
    namespace = {}
    exec(f"def f(n):\n    t = {k}\n    for i in range(n):\n        t += i * {k}\n    return t", namespace)
    functions.append(namespace["f"])
print(sum(f(500) for f in functions))  # expect: 23702690
code = compile("y = y + i", "<loop>", "exec")
scope = {"y": 0}
for i in range(2000):
    scope["i"] = i
    exec(code, scope)
print(scope["y"])  # expect: 1999000


def module_dict(n):
    names = globals()
    total = 0
    for i in range(n):
        names["x"] = i
        total += x - i
    return total


print(module_dict(3000))  # expect: 0


def builtins_shadowed(n):
    total = 0
    for i in range(n):
        total += len("abc")
        if i == 1500:
            globals()["len"] = lambda s: 100
        if i == 2500:
            del globals()["len"]
    return total


print(builtins_shadowed(3000))  # expect: 106000


def deleted_global(n):
    failures = 0
    for i in range(n):
        if i % 1000 == 500:
            del globals()["x"]
        try:
            x
        except NameError:
            failures += 1
            globals()["x"] = i
    return failures


print(deleted_global(4500))  # expect: 4
# expect-jit: loops>=1 exits<150 failedCompilations=0
