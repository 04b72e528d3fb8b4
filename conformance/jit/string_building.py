"""Text grown piece by piece, indexed, compared and used as keys in the same loop."""


def build(n):
    s = ""
    check = 0
    for i in range(n):
        s += chr(97 + i % 26)
        if i % 1000 == 0:
            check += len(s) + ord(s[-1]) + s.count("a")
    return len(s), s[:5], s[-5:], check


print(build(8000))  # expect: (8000, 'abcde', 'nopqr', 29967)


def widening(n):
    s = ""
    for i in range(n):
        s += "a" if i < 2000 else "é" if i < 3000 else "Ω" if i < 4000 else "😀"
    return len(s), s[1999], s[2000], s[3000], s[4000], s[-1], s.find("Ω")


print(widening(5000))  # expect: (5000, 'a', 'é', 'Ω', '😀', '😀', 3000)


def shared_prefix(n):
    s = "start"
    kept = []
    for i in range(n):
        t = s + str(i % 10)
        if i % 500 == 0:
            kept.append(s)
        s = t
    return [len(k) for k in kept], kept[1][:10], s[-4:]


print(shared_prefix(3000))  # expect: ([5, 505, 1005, 1505, 2005, 2505], 'start01234', '6789')


def both_ends(n):
    s = ""
    for i in range(n):
        s = s + "r" if i % 2 else "l" + s
    return s == "l" * (n // 2) + "r" * (n // 2), len(s)


print(both_ends(4000))  # expect: (True, 4000)


def keys(n):
    d = {}
    for i in range(n):
        k = "a" * (i % 5) + "b"
        d[k] = d.get(k, 0) + 1
        k += "c"
        d[k] = i
    return sorted(d.items())[:4]


print(keys(3000))  # expect: [('aaaab', 600), ('aaaabc', 2999), ('aaab', 600), ('aaabc', 2998)]


def characters(n):
    text = "the quick brown fox " * 10
    vowels = words = 0
    previous = " "
    for i in range(n):
        c = text[i % len(text)]
        if c in "aeiou":
            vowels += 1
        if previous == " " and c != " ":
            words += 1
        previous = c
    return vowels, words


print(characters(5000))  # expect: (1250, 1000)


def formats(n):
    total = 0
    for i in range(n):
        total += len(f"{i}:{i * 0.5:.1f}:{i:x}") + len("%d-%s" % (i, i)) + len("{} {}".format(i, -i)) + len(str(i)) + len(repr(i / 4))
    return total


print(formats(3000))  # expect: 120907


def comparing(n):
    previous, ordered = "", 0
    for i in range(n):
        current = str(i)
        if current > previous:
            ordered += 1
        if current == "0" + current[1:] or current is previous:
            ordered += 1000
        previous = current
    return ordered


print(comparing(4000))  # expect: 4997
print(len("".join([str(i) for i in range(3000)])), "-".join(c for c in "abc" * 3)[:9], ("ab" * 2000)[1999:2003])
# expect: 10890 a-b-c-a-b baba
# expect-jit: loops>=1 exits<100 failedCompilations=0
