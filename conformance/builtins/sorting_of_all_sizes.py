"""Sorting numbers, texts and tuples of any size and order agrees with inserting one by one, and is stable."""


def inserted(items, key, reverse):
    result = []
    for item in items:
        k = len(result)
        while k > 0 and (key(result[k - 1]) < key(item) if reverse else key(item) < key(result[k - 1])):
            k -= 1
        result.insert(k, item)
    return result


state = 1


def number(limit):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return (state >> 8) % limit


def shuffled(n):
    return [number(n) for _ in range(n)]


def rising(n):
    return list(range(n))


def falling(n):
    return list(range(n, 0, -1))


def sawtooth(n):
    return [i % 7 - i // 9 for i in range(n)]


def two_runs(n):
    return list(range(n // 2)) + list(range(n - n // 2))


def swapped_halves(n):
    return list(range(n // 2, n)) + list(range(n // 2))


def all_same(n):
    return [4] * n


FORMS = (
    int,
    float,
    lambda i: i * 3.5 if i % 5 else -0.0,
    lambda i: (i % 3 - 1) * 10**12 + i,
    lambda i: i * 10**15 * 10**15,
    lambda i: i * 10**40,
    str,
    lambda i: "x" * (i % 70) + str(i),
    lambda i: chr(200 + i) + "é",
    lambda i: chr(9000 + i * 700) + "日本",
    lambda i: (i % 4, str(i)),
    lambda i: (-(i % 3), ("a", i // 2.0), [i][:0] or None is None),
    lambda i: (str(i % 5),) * (i % 4),
    lambda i: i % 2 == 0,
    lambda i: i if i % 2 else i / 2,
    lambda i: b"%d" % i,
    lambda i: [i % 6, str(i)],
)

checked = 0
for size in (0, 1, 2, 8, 9, 10, 17, 41):
    for arrange in (shuffled, rising, falling, sawtooth, two_runs, swapped_halves, all_same):
        numbers = arrange(size)
        for form in FORMS:
            values = [form(i) for i in map(abs, numbers)]
            for reverse in (False, True):
                expected = inserted(values, lambda v: v, reverse)
                got = sorted(values, reverse=reverse)
                assert repr(got) == repr(expected), (values, reverse, got)
                copy = values[:]
                copy.sort(reverse=reverse)
                assert repr(copy) == repr(expected)
                if size == 10:
                    pairs = list(enumerate(values))
                    assert repr(sorted(pairs, key=lambda p: p[1], reverse=reverse)) == repr(
                        inserted(pairs, lambda p: p[1], reverse)
                    )
                checked += 1
print(checked)

# Not a number is in no order: the answer depends on the comparisons, which are CPython's.
nan = float("nan")
print(sorted([3.0, nan, 1.0]), sorted([nan, 2.0, 1.0]), sorted([2.0, nan]), sorted([(1, nan), (0, nan)]))
print(sorted([(nan, 2), (nan, 1)]), sorted([(2.0, nan), (2.0, 1.0), (1.0, 5.0)]))


class Words(list):
    pass


words = Words(["pear", "fig", "apple", "kiwi"])
words.sort()
print(words, type(words))
words.sort(reverse=True)
print(words, sorted(words))
words.append(3)
print(words)
numbers = Words([3, 1, 2])
numbers.sort()
numbers.append("text")
print(numbers)
ints = [3, 1, 2]
ints.sort()
ints.append(2.5)
ints.append("text")
print(ints)
walked = [3, 1, 2, 0]
walk = iter(walked)
print(next(walk))
walked.sort()
print(list(walk), walked)
for mixed in ([1, "a"], ["b", 1], [(1, "a"), (1, 2)], [1j, 2j], [None, None], [{}, {}]):
    try:
        print(sorted(mixed))
    except TypeError as error:
        print(error)
