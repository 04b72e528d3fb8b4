"""str() and f-strings of ints of every size in loops."""


def texts(numbers):
    same = 0
    for n in numbers:
        a = str(n)
        b = f"{n}"
        c = f"{n!s}"
        d = "%d" % n
        same += a == b == c == d and int(a) == n and len(a) == len(repr(n)) and str(a) is a
    return same


edges = [0, 1, -1, 9, 10, -9, -10, 99, 100, 2**30 - 1, 2**30, -(2**30), 2**31, 2**53, 10**18, 2**63 - 1, -(2**63), 2**63]
numbers = edges + [-(2**63) - 1, 10**30] + list(range(-300, 300))
print(texts(numbers), len(numbers))  # expect: 620 620
print([str(n) for n in edges])
# expect: ['0', '1', '-1', '9', '10', '-9', '-10', '99', '100', '1073741823', '1073741824', '-1073741824', '2147483648', '9007199254740992', '1000000000000000000', '9223372036854775807', '-9223372036854775808', '9223372036854775808']


class Text(str):
    pass


class Number(int):
    def __str__(self):
        return "number"


def kinds(count):
    seen = set()
    for i in range(count):
        for x in (True, None, 1.5, Text("t"), Number(3), b"b", i % 2):
            seen.add(str(x))
            seen.add(f"{x}")
            seen.add(f"{x!s}")
    return sorted(seen)


print(kinds(40))  # expect: ['0', '1', '1.5', 'None', 'True', "b'b'", 'number', 't']
print(sum(len(str(i)) for i in range(1200)), type(str(Text("x"))).__name__)  # expect: 3690 str
# expect-jit: loops>=1 exits<50 failedCompilations=0
