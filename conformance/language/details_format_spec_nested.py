"""f-strings with nested specs, conversions, number formatting of all kinds."""
# oracles: 3.14
w, p, c = 12, 3, '*'
x = 1234567.891
print(f'{x:{c}^{w}.{p}f}|{x:{w}}|{x:<{w}.{p}e}|{x:+,.2f}|{-x:_.1f}|{x:010.1f}|{x:g}|{x:.3g}|{x:%}|{0.256:.1%}|{x!r:>20}|{x:z.0f}|{-0.001:z.1f}|{-0.001:.1f}')
n = 255
print(f'{n:b} {n:#b} {n:o} {n:#o} {n:x} {n:#X} {n:08b} {n:+d} {n: d} {n:,} {10**9:_} {n:_b} {n:>#10x} {n:<8}| {n:^8}| {n:=+8} {n:c} {n:e} {n:.2f} {n:%} {n:n} {-n:#06x}')
s = 'héllo'
print(f'{s:>10}|{s:<10}|{s:^11}|{s:*^11}|{s:.2}|{s:10.3}|{s!r}|{s!a}|{s!r:>12}|{s:s}|{"":>3}|{"日本":>5}|')
print(f'{True} {True:d} {True:5} {None} {None!r:>6} {[1, "a"]} {(1,)} {{}} {{{n}}} {n!s:>5}')
print(f'{n=} {n = } {n=:#x} {s=!r} {s=!s} {x=:.2f} {n+1=} {s[1:3]=}')
d = {'a': {'b': [1, 2, 3]}}
print(f"{d['a']['b'][1]} {d["a"]['b'][-1]:>4} {', '.join(f'{k}={v!r}' for k, v in d.items())} {'nested ' + f'{n:{">"}{w}}'}")
print(f'{(lambda q: q * 2)(3)} {n if n > 3 else 0:>{len(s)}} {"a" "b"} {{}}{n}{{ {"}"} {"{"}')
print(f"""multi
{n:>5}
  line {
    n + 1
}""")
for v in (0.0, -0.0, 1e300, 1e-300, float('inf'), float('-inf'), float('nan'), 0.1, 1 / 3, 1e16, 123456789012345678, 5e-324, 100.0, 1e22, 1e15):
    print(repr(v), f'{v:g} {v:.3f} {v:.0e} {v:8.2g} {v:+} {v:,} {v:.17g} {v:#.0f} {v:G} {v:E}' if abs(v) < 1e100 or v != v or v in (float('inf'), float('-inf')) else f'{v:g}')
for spec in ('>5', '<5', '^5', '=5', '05', '+', ' ', ',', '_', '.1f', 'x', '#o', 'c', 's', 'q', '5.1', '.', ',x', '_d', 'z', '1,_', '+s', '=s', '05s', '.3d'):
    for v in (42, 4.25, 'ab', True):
        try: print(format(v, spec), end='|')
        except (ValueError, OverflowError) as e: print(type(e).__name__, e, end='|')
    print()
class F:
    def __format__(self, spec): return f'<{spec}>'
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
f = F(); print(f'{f} {f:abc} {f!s} {f!r:>6} {f:{w}{c}} {format(f)} {"{:x{}}".format(f, 1)}')
print('{0} {1} {0!r:>6} {k:>{width}} {a.real} {b[0]} {b[key]}'.format(1, 'z', k='kk', width=4, a=3j, b={0: 'zero', 'key': 'v'}))
print('{} {:>4} {}'.format(1, 2, 3), '{{}} {0:{1}}'.format(5, '>3'), '%s %r %5.2f %-5d| %05d %x %o %e %% %c %c %+d %s' % ('a', 'b', 3.14159, 42, 42, 255, 8, 12345.678, 'z', 65, 5, (1, 2)))
print('%(a)s %(b)05.1f %(a)r' % {'a': 'x', 'b': 2.25}, '%*d|%-*d|%.*f' % (5, 42, 5, 42, 2, 3.14159), '%s' % None, '%d' % 3.99, '%i' % True, '%#x %#o' % (255, 8), '%5s|%-5s|%.2s' % ('a', 'b', 'xyz'))
for bad in (('{} {0}', (1,)), ('{', ()), ('}', ()), ('{a}', ()), ('{1}', (1,)), ('{0.x}', (1,)), ('{0[a]}', ([1],)), ('{:d}', ('a',)), ('{!z}', (1,))):
    try: print(bad[0].format(*bad[1]))
    except Exception as e: print(type(e).__name__, e)
for bad in (('%d', 'a'), ('%s %s', ('a',)), ('%s', ('a', 'b')), ('%z', 1), ('%(a)s', 1), ('%', ()), ('%x', 1.5)):
    try: print(bad[0] % bad[1])
    except Exception as e: print(type(e).__name__, e)
print(1_000_000, 0x_ff, 0b1010, 1e3, 1_0.5, .5, 5., 1e-5, 123456789.123456789, 1e16, 1e15, 0.0001, 0.00001, 1.0, -1.5e-10, 2**0.5, 1e100)
print(round(2.5), round(3.5), round(2.675, 2), round(1234, -2), round(-0.5), round(1e20), round(5.5e-5, 5), round(True), round(12345.678, -1), round(25, -1), round(35, -1))
print(complex(1, -2), complex(-0.0, 2), 1j * 1j, f'{3+4j:.1f} {1j} {complex(1.5, float("nan"))}', (1+2j).__repr__(), abs(3+4j))
print(hex(-255), oct(8), bin(-5), int('0xff', 16), int('ff', 16), int('-0b11', 0), int(' 12 '), float(' 1e3 '), (255).to_bytes(2, 'big'), int.from_bytes(b'\xff\x01', 'little', signed=True), (12).bit_length(), (0.75).as_integer_ratio(), (0.1).hex(), float.fromhex('0x1.8p1'))
