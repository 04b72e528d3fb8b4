"""io.StringIO: a file in memory."""

import io

out = io.StringIO()
print("a", 1, file=out)
out.write("b\n")
print(repr(out.getvalue()), out.tell())  # expect: 'a 1\nb\n' 6
source = io.StringIO("line 1\nline 2\nlast")
print(source.readline(), source.read(3), list(source))
# expect: line 1
# expect:  lin ['e 2\n', 'last']
source.seek(0)
print(source.readlines(), repr(source.read()))  # expect: ['line 1\n', 'line 2\n', 'last'] ''
with io.StringIO("x") as f:
    print(f.read(), f.closed)
# expect: x False
print(f.closed)  # expect: True
