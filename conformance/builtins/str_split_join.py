"""Taking text apart and putting it together."""

print("a b  c ".split(), " a b ".split(" "), "a,b,,c".split(","), "a,b,c,d".split(",", 2), "".split(), "".split(","))
# expect: ['a', 'b', 'c'] ['', 'a', 'b', ''] ['a', 'b', '', 'c'] ['a', 'b', 'c,d'] [] ['']
print("a b c d".rsplit(None, 1), "a.b.c".rsplit(".", 1), "  x  ".split(None, 1), "one".split("x"))
# expect: ['a b c', 'd'] ['a.b', 'c'] ['x'] ['one']
print("line1\nline2\r\nline3\rline4".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines())
# expect: ['line1', 'line2', 'line3', 'line4'] ['a\n', 'b\n'] [] ['']
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))
# expect: ('k', '=', 'v=w') ('k=v', '=', 'w') ('kv', '', '') ('', '', 'kv')
print("-".join(["a", "b"]), "".join("xyz"), ", ".join([]), "ab".join(["1"]), "-".join({"k": 1}), "+".join(str(i) for i in range(4)))
# expect: a-b xyz  1 k 0+1+2+3
for call in (lambda: "a".split(""), lambda: ",".join([1]), lambda: ",".join(5), lambda: ",".join(["a", None]), lambda: "a".partition("")):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError empty separator
# expect: TypeError sequence item 0: expected str instance, int found
# expect: TypeError can only join an iterable
# expect: TypeError sequence item 1: expected str instance, NoneType found
# expect: ValueError empty separator
