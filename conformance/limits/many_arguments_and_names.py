"""Hundreds of arguments, locals, constants and nesting levels."""

source = "def f(" + ", ".join(f"a{i}" for i in range(300)) + "): return " + " + ".join(f"a{i}" for i in range(300))
namespace = {}
exec(source, namespace)
print(namespace["f"](*range(300)))  # expect: 44850
print(namespace["f"](**{f"a{i}": 1 for i in range(300)}))  # expect: 300
lines = [f"    v{i} = {i} * x" for i in range(600)]
exec("def g(x):\n" + "\n".join(lines) + "\n    return v599 + v0 + " + " + ".join(f"v{i}" for i in range(0, 600, 50)), namespace)
print(namespace["g"](2))  # expect: 7798
exec("h = [" + ", ".join(str(i * 1000) for i in range(2000)) + "]", namespace)
print(len(namespace["h"]), namespace["h"][-1])  # expect: 2000 1999000
exec("k = " + "(" * 80 + "1" + ")" * 80 + "\nm = " + "[" * 50 + "]" * 50, namespace)
print(namespace["k"], str(namespace["m"]).count("["))  # expect: 1 50
print(eval("+".join(["1"] * 500)), eval("-" * 100 + "5"), eval(" if 1 else ".join(["7"] * 30) if False else "7"))
# expect: 500 5 7


def many(*args, **kwargs):
    return len(args), len(kwargs)


print(many(*range(10_000), **{f"k{i}": i for i in range(3000)}))  # expect: (10000, 3000)
