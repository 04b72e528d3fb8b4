# One code object executed with several globals: each execution sees its own, also functions that it makes.
code = compile("def f():\n    return x\nresults.append((x, f()))\nfunctions.append(f)", "<s>", "exec")
results = []
functions = []
for value in range(3):
    exec(code, {"x": value, "results": results, "functions": functions})
print(results)  # expect: [(0, 0), (1, 1), (2, 2)]
print([f() for f in functions])  # expect: [0, 1, 2]
expression = compile("x * 2 + len(y)", "<s>", "eval")
print([eval(expression, {"x": k, "y": "abc"[:k]}) for k in range(4)])  # expect: [0, 3, 6, 9]
shared = {"x": 10, "y": ""}
print([eval(expression, shared) for _ in range(3)])  # expect: [20, 20, 20]
store = compile("global total\ntotal = total + 1", "<s>", "exec")
spaces = [{"total": 10 * k} for k in range(3)]
for _ in range(2):
    for space in spaces:
        exec(store, space)
print([space["total"] for space in spaces])  # expect: [2, 12, 22]
