"""Loops with many even branches, more than a trace tree may hold, must still compute the same."""


def branches(n):
    state = 12345
    counts = [0] * 16
    a = b = 0
    for _ in range(n):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        bits = state >> 12
        index = 0
        if bits & 1:
            a += 1
            index |= 1
        if bits & 2:
            b -= a
            index |= 2
        else:
            b += 1
        if bits & 4:
            a, b = b % 1000, a
            index |= 4
        if bits & 8:
            index |= 8
            if bits & 16:
                a ^= b
            elif bits & 32:
                b = -b
            else:
                a = a * 0.5 if bits & 64 else int(a)
                a = int(a)
        counts[index] += 1
    return counts, a, b


print(branches(20000))
# expect: ([1254, 1252, 1212, 1296, 1263, 1295, 1243, 1265, 1224, 1192, 1292, 1250, 1234, 1256, 1236, 1236], -515, 710)


def interpreter(program, n):
    registers = [0, 1, 2, 3]
    position = steps = 0
    while steps < n:
        op, x, y = program[position]
        steps += 1
        position = (position + 1) % len(program)
        if op == 0:
            registers[x] += registers[y]
        elif op == 1:
            registers[x] -= y
        elif op == 2:
            registers[x] = registers[x] * 3 & 0xFFFF
        elif op == 3:
            if registers[x] % 2:
                position = y
        elif op == 4:
            registers[x], registers[y] = registers[y], registers[x]
        elif op == 5:
            registers[x] >>= 1
        else:
            registers[x] ^= steps
    return registers


program = [(0, 0, 1), (1, 2, 5), (3, 0, 5), (2, 1, 0), (4, 2, 3), (5, 0, 0), (6, 3, 0), (0, 1, 3), (3, 1, 2), (2, 2, 0)]
print(interpreter(program, 30000))  # expect: [33268, 150902, 26003, 50421]


def chain(x):
    if x < 10:
        return "a"
    elif x < 20:
        return "b"
    elif x < 40:
        return "c"
    elif x == 41 or x == 43 and x != 45:
        return "d"
    elif not x % 2:
        return "e"
    return "f"


counts = {}
for i in range(8000):
    key = chain(i * 37 % 100)
    counts[key] = counts.get(key, 0) + 1
print(counts)  # expect: {'a': 800, 'c': 1600, 'e': 2400, 'b': 800, 'f': 2240, 'd': 160}
# expect-jit: loops>=1 exits<250 failedCompilations=0
