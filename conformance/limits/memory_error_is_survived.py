"""Asking for the impossible raises MemoryError or OverflowError and harms nothing."""
# oracles: 3.11

for request in (lambda: [0] * (1 << 61), lambda: "x" * (1 << 62), lambda: bytearray(1 << 61), lambda: [0] * (1 << 64), lambda: (1,) * (1 << 61)):
    try:
        request()
        print("granted?")
    except MemoryError:
        print("MemoryError")
    except OverflowError:
        print("OverflowError")
# expect: MemoryError
# expect: MemoryError
# expect: MemoryError
# expect: OverflowError
# expect: MemoryError
print(sum([1] * 1000), len("ok" * 1000))  # expect: 1000 2000
