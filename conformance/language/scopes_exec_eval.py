"""eval and exec with namespaces of their own."""

print(eval("1 + 2 * 3"), eval("a * b", {"a": 3, "b": 4}), eval("x + y", {"x": 1}, {"y": 2}))  # expect: 7 12 3
namespace = {}
exec("def f(n):\n    return n * 2\nresult = f(21)", namespace)
print(namespace["result"], namespace["f"](5), sorted(k for k in namespace if k[0] != "_"))
# expect: 42 10 ['f', 'result']
code = compile("[i * i for i in range(n)]", "<text>", "eval")
print(eval(code, {"n": 4}))  # expect: [0, 1, 4, 9]
exec("made_here = 'global'")
print(made_here)  # expect: global


def function():
    local = 1
    return eval("local + 1"), sorted(locals())


print(function())  # expect: (2, ['local'])
try:
    eval("1 +")
except SyntaxError as error:
    print(error.msg, error.lineno)
# expect: invalid syntax 1
try:
    eval("undefined_name")
except NameError as error:
    print(error)
# expect: name 'undefined_name' is not defined
