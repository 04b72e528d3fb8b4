"""The % operator on strings."""

print("%d %i %5d|%-5d|%05d %+d % d" % (1, 2, 3, 4, 5, 6, 7))  # expect: 1 2     3|4    |00005 +6  7
print("%s %r %a %10s|%-10s|%.2s" % ("x", "x", "é", "right", "left", "cut"))
# expect: x 'x' '\xe9'      right|left      |cu
print("%f %.2f %10.3f|%-10.1f|%e %.3E %g %g" % (1.5, 2.345, 3.14159, 2.25, 12345.678, 0.00012, 1e10, 0.0001))
# expect: 1.500000 2.35      3.142|2.2       |1.234568e+04 1.200E-04 1e+10 0.0001
print("%x %X %o %#x %#o %c %c %%" % (255, 255, 8, 255, 8, "A", 66))
# expect: ff FF 10 0xff 0o10 A B %
print("%(name)s is %(age)03d" % {"name": "Tim", "age": 7})  # expect: Tim is 007
print("%s" % (1, ) + "%s" % [1, 2] + "%s" % None, "%*d|%-*s|%.*f" % (5, 42, 4, "x", 2, 1.005))
# expect: 1[1, 2]None    42|x   |1.00
print("%d %d" % (3.99, True), "%s %s" % ((1, 2), {}), "no args" % ())  # expect: 3 1 (1, 2) {} no args
for template, values in (("%d", "x"), ("%d %d", 1), ("%d", (1, 2)), ("%q", 1), ("%(a)s", {"b": 1}), ("%c", "ab"), ("%", 1), ("%x", 1.5)):
    try:
        print(template % values)
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError not enough arguments for format string
# expect: TypeError not all arguments converted during string formatting
# expect: ValueError unsupported format character 'q' (0x71) at index 1
# expect: KeyError 'a'
# expect: TypeError %c requires an int or a unicode character, not a string of length 2
# expect: ValueError incomplete format
# expect: TypeError %x format: an integer is required, not float
# oracles: 3.14
