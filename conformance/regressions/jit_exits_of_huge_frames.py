# Frames of thousands of registers in a hot loop: their exits have no space, so they stay interpreted.
lines = ["def f(n):", "    total = 0", "    for i in range(n):"]
lines += [f"        v{k} = {k % 100}" for k in range(7000)]
for j in range(20):
    lines += [f"        if i % {j + 3} == 1:", f"            total += {j}"]
lines += ["        total += v6999 + v3", "    return total"]
exec("\n".join(lines))
print(f(300), f(300))
# expect: 34683 34683
