"""Format strings: expressions, conversions, specs, nesting, the `=` form."""

name, value, width = "tpy", 3.14159, 10
print(f"{name} {value} {1 + 2} {name!r} {name.upper()}")  # expect: tpy 3.14159 3 'tpy' TPY
print(f"{value:.2f}|{value:10.3f}|{value:<10.1f}|{value:+.0f}|{value:e}|{value:%}")
# expect: 3.14|     3.142|3.1       |+3|3.141590e+00|314.159000%
print(f"{42:5d}|{42:<5}|{42:^5}|{42:>5}|{42:05}|{42:x}|{42:#x}|{42:b}|{42:#o}|{1234567:,}|{1234567:_}")
# expect:    42|42   | 42  |   42|00042|2a|0x2a|101010|0o52|1,234,567|1_234_567
print(f"{name:>{width}}|{name:*^{width}}|{value:{width}.{2}f}")  # expect:        tpy|***tpy****|      3.14
print(f"{{literal}} {{{name}}}")  # expect: {literal} {tpy}
print(f"{value=:.3f} {name = } {1+1=} {name!r:>8}")  # expect: value=3.142 name = 'tpy' 1+1=2    'tpy'
print(f"{'nested ' + f'{name}'}" f" joined " "plain")  # expect: nested tpy joined plain
print(f"{[x for x in range(3)]} {(lambda x: x * 2)(4)} { {'a': 1}['a'] }")  # expect: [0, 1, 2] 8 1
print(f"{True} {None} {-0.0} {1e100} {10**20:,}")  # expect: True None -0.0 1e+100 100,000,000,000,000,000,000
print(f"{'left':<8}|{'centre':^10}|{'right':>8}|{'cut':.2}|")  # expect: left    |  centre  |   right|cu|
print(f"""multi
{name}
line""")
# expect: multi
# expect: tpy
# expect: line
print(f"{'a' if value > 3 else 'b'}{'':>3}{chr(955)}")  # expect: a   λ
print(f"{3:c}".isprintable(), f"{65:c}", f"{255:08b}", f"{-255:x}", f"{3.0:g}", f"{1e-7:g}", f"{12345678.9:g}")
# expect: False A 11111111 -ff 3 1e-07 1.23457e+07
for spec in ("Z", "5.5", ","):
    try:
        print(format(5, spec))
    except ValueError as error:
        print(error)
# expect: Unknown format code 'Z' for object of type 'int'
# expect: Precision not allowed in integer format specifier
# expect: 5
try:
    f"{name:d}"
except ValueError as error:
    print(error)
# expect: Unknown format code 'd' for object of type 'str'
