"""A loop body longer than any trace should be: it must be cut, not dropped or broken."""

lines = ["def body(n):", "    a, b, c, total = 1, 2.5, 3, 0", "    for i in range(n):"]
for k in range(400):
    lines.append(f"        a = (a * {k % 7 + 2} + i) % {1000 + k}")
    if k % 10 == 0:
        lines.append(f"        if a > {k + 100}: b += 0.5; c ^= a")
    if k % 25 == 0:
        lines.append(f"        total += [a, int(b), c][(a + {k}) % 3]")
lines.append("    return a, b, c, total")
namespace = {}
exec("\n".join(lines), namespace)
print(namespace["body"](1500))  # expect: (411, 22792.0, 600, 104477932)

calls = ["def f0(x): return x + 1"]
for k in range(1, 60):
    calls.append(f"def f{k}(x): return f{k - 1}(x) + {k} if x % {k + 1} else f{k - 1}(x)")
exec("\n".join(calls), namespace)
f = namespace["f59"]
total = 0
for i in range(2000):
    total += f(i)
print(total)  # expect: 5429573
exec("def wide(n):\n    " + "; ".join(f"v{k} = {k}" for k in range(120)) + "\n    for i in range(n):\n" + "\n".join(f"        v{k} += v{(k * 7 + 1) % 120} & 3" for k in range(120)) + "\n    return " + " + ".join(f"v{k}" for k in range(120)), namespace)
print(namespace["wide"](1500))  # expect: 283826
# expect-jit: loops>=1 exits<200 failedCompilations=0
