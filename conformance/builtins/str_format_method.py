"""str.format: positions, names, attributes, items, specs."""

print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{{}}".format())
# expect: 1 2 b a b 1 2 {}
print("{0.real} {1[0]} {2[key]} {0.__class__.__name__}".format(5, [9], {"key": "v"}))  # expect: 5 9 v int
print("{:>8}|{:<8}|{:^8}|{:*^9}".format("r", "l", "c", "m"), "{:{}}|{:{w}.{p}f}".format("x", 4, 3.14159, w=8, p=2))
# expect:        r|l       |   c    |****m**** x   |    3.14
print("{!r} {!s} {!a}".format("é", "é", "é"), "{:s} {:d} {:n}".format("t", 5, 6), "{:,} {:_} {:_x}".format(1234567, 1234567, 255 << 20))
# expect: 'é' é '\xe9' t 5 6 1,234,567 1_234_567 ff0_0000
print("{:b} {:o} {:X} {:#b} {:c} {:e} {:%} {:.1%}".format(5, 8, 255, 5, 97, 12345.678, 0.5, 0.1234))
# expect: 101 10 FF 0b101 a 1.234568e+04 50.000000% 12.3%
print("{:+} {:-} {: } {:+}".format(1, 1, 1, -1), "{:=+8} {:08.2f} {:^+9.1e}".format(42, -3.14159, 12345.0))
# expect: +1 1  1 -1 +     42 -0003.14 +1.2e+04 
print("{0}{1}".format(*"ab"), "{a}{b}".format(**{"a": 1, "b": 2}), "{m}".format_map({"m": "map"}))
# expect: ab 12 map
for template, arguments in (("{}", ()), ("{0} {}", (1, 2)), ("{a}", ()), ("{", ()), ("}", ()), ("{:d}", ("x",)), ("{:.2d}", (5,)), ("{!z}", (1,))):
    try:
        print(template.format(*arguments))
    except (IndexError, KeyError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: IndexError Replacement index 0 out of range for positional args tuple
# expect: ValueError cannot switch from manual field specification to automatic field numbering
# expect: KeyError 'a'
# expect: ValueError Single '{' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: ValueError Unknown format code 'd' for object of type 'str'
# expect: ValueError Precision not allowed in integer format specifier
# expect: ValueError Unknown conversion specifier z
