"""Blocks are made by indentation, and mistakes in it are errors of their own."""

texts = ["if True:\nprint(1)", "  x = 1", "if 1:\n    a\n  b", "def f():\n\n\nx = 1", "if 1:\n\ta\n        b", "while 1:"]
for text in texts:
    try:
        compile(text, "<text>", "exec")
        print("compiled")
    except SyntaxError as error:
        print(type(error).__name__, "-", error.msg, error.lineno)
# expect: IndentationError - expected an indented block after 'if' statement on line 1 2
# expect: IndentationError - unexpected indent 1
# expect: IndentationError - unindent does not match any outer indentation level 3
# expect: IndentationError - expected an indented block after function definition on line 1 4
# expect: TabError - inconsistent use of tabs and spaces in indentation 3
# expect: IndentationError - expected an indented block after 'while' statement on line 1 1
namespace = {}
exec("if 1:\n  a = 1\n  if 2:\n       b = 2\nc = 3", namespace)
print(namespace["a"], namespace["b"], namespace["c"])  # expect: 1 2 3
exec("def f():\n# comment at column 0\n    return 1\n\n    # trailing\nx = f()", namespace)
print(namespace["x"])  # expect: 1
