"""What is said about text that is not a program."""

for text in ("x = = 1", "if True print(1)", "def f(:", "return 1", "break", "a b", "(1, 2", "x = 'abc", "1 = x", "f() = 3",
             "for x in y\n  pass", "class", "nonlocal x", "def f(a, a): pass", "f(a=1, a=2)", "f(**k, *a)", "else: pass",
             "yield 1", "x +", "continue", "print 5", "del f()", "def f(x=1, y): pass", "f(a for a in b, 1)", "0777", "1__0"):
    try:
        compile(text, "<text>", "exec")
        print("compiled", text)
    except SyntaxError as error:
        print(f"{error.msg} ({error.lineno}:{error.offset})")
# expect: invalid syntax (1:5)
# expect: invalid syntax (1:9)
# expect: invalid syntax (1:7)
# expect: 'return' outside function (1:1)
# expect: 'break' outside loop (1:1)
# expect: invalid syntax (1:3)
# expect: '(' was never closed (1:1)
# expect: unterminated string literal (detected at line 1) (1:5)
# expect: cannot assign to literal here. Maybe you meant '==' instead of '='? (1:1)
# expect: cannot assign to function call here. Maybe you meant '==' instead of '='? (1:1)
# expect: expected ':' (1:11)
# expect: invalid syntax (1:6)
# expect: nonlocal declaration not allowed at module level (1:1)
# expect: duplicate argument 'a' in function definition (1:10)
# expect: keyword argument repeated: a (1:8)
# expect: iterable argument unpacking follows keyword argument unpacking (1:6)
# expect: invalid syntax (1:1)
# expect: 'yield' outside function (1:1)
# expect: invalid syntax (1:4)
# expect: 'continue' not properly in loop (1:1)
# expect: Missing parentheses in call to 'print'. Did you mean print(...)? (1:1)
# expect: cannot delete function call (1:5)
# expect: parameter without a default follows parameter with a default (1:12)
# expect: Generator expression must be parenthesized (1:3)
# expect: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers (1:1)
# expect: invalid decimal literal (1:2)
# oracles: 3.14
