# When the space for images of exits is full, every exit has to go through the tracer: some were taken for exits that store their own
# frames, and nothing was restored.
lines = ["def f(n):", "    total = 0", "    for i in range(n):"]
lines += [f"        v{k} = {k % 100}" for k in range(500)]
for j in range(12):
    lines += [f"        if i % {j + 3} == 1:", f"            total += {j}"]
lines += ["        total += v499 + v3", "    return total"]
exec("\n".join(lines))
print(f(2000), f(2000))
# expect: 217506 217506
