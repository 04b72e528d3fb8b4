"""Complex numbers."""

z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, z + 1, z - 1j, z * z, z / (1 - 1j), z**2, z == 3 + 4j, z == 5)
# expect: (3+4j) 3.0 4.0 5.0 (3-4j) (-3-4j) (4+4j) (3+3j) (-7+24j) (-0.5+3.5j) (-7+24j) True False
print(complex(1, 2), complex("1+2j"), complex(3), 1j * 1j, 2j**2, (1 + 0j) == 1, hash(1 + 0j) == hash(1), complex(), complex("-j"))
# expect: (1+2j) (1+2j) (3+0j) (-1+0j) (-4+0j) True True 0j -1j
print(repr(-0.0 + 1j), 1e20j, complex(0, -1.5), complex(float("inf"), 0), 0j, bool(0j), bool(1j), [1j], f"{z:.2f}", f"{z}")
# expect: 1j 1e+20j -1.5j (inf+0j) 0j False True [1j] 3.00+4.00j (3+4j)
for call in (lambda: 1j < 2j, lambda: 1j // 1, lambda: 1j % 1, lambda: int(1j), lambda: float(1j), lambda: 1j / 0, lambda: complex("x"), lambda: 0j**-1):
    try:
        call()
    except (TypeError, ZeroDivisionError, ValueError) as error:
        print(type(error).__name__, error)
# expect: TypeError '<' not supported between instances of 'complex' and 'complex'
# expect: TypeError unsupported operand type(s) for //: 'complex' and 'int'
# expect: TypeError unsupported operand type(s) for %: 'complex' and 'int'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'complex'
# expect: TypeError float() argument must be a string or a real number, not 'complex'
# expect: ZeroDivisionError division by zero
# expect: ValueError complex() arg is a malformed string
# expect: ZeroDivisionError zero to a negative or complex power
# oracles: 3.14
