# A comprehension that takes every item of a range or list makes room for all of them at once; here with iterables of many lengths and kinds,
# with conditions, and with lists that grow or shrink meanwhile.
class L(list):
    pass


def lengths(n):
    a = [i for i in range(n)]
    b = [x + 1 for x in a]
    c = [str(x) for x in b]
    d = [x for x in c if x[0] == "1"]
    e = [(i, j) for i in range(3) for j in range(n // 100)]
    it = iter(a)
    next(it)
    f = [x * 2.0 for x in it]
    g = [k for k in L(a)]
    h = [a.append(0) or x for x in a if len(a) < n + 5]
    m = [*range(5), *a[:3], 7]
    r = [x for x in reversed(b)]
    q = [a.clear() for x in a]
    s = [next(z, None) for z in [iter(b)] * 5]
    u = [w for w in iter(range(n - 1, -1, -1))]
    return [len(x) for x in (a, b, c, d, e, f, g, h, m, r, q, s, u)], sum(b), sum(f), u[:3], s


for n in (1, 2, 3, 5, 100, 1022, 1023, 1024, 1025, 5000):
    print(n, lengths(n))
# expect: 1 ([0, 1, 1, 1, 0, 0, 1, 5, 9, 1, 1, 5, 1], 1, 0, [0], [1, None, None, None, None])
# expect: 2 ([0, 2, 2, 1, 0, 1, 2, 5, 9, 2, 1, 5, 2], 3, 2.0, [1, 0], [1, 2, None, None, None])
# expect: 3 ([0, 3, 3, 1, 0, 2, 3, 5, 9, 3, 1, 5, 3], 6, 6.0, [2, 1, 0], [1, 2, 3, None, None])
# expect: 5 ([0, 5, 5, 1, 0, 4, 5, 5, 9, 5, 1, 5, 5], 15, 20.0, [4, 3, 2], [1, 2, 3, 4, 5])
# expect: 100 ([0, 100, 100, 12, 3, 99, 100, 5, 9, 100, 1, 5, 100], 5050, 9900.0, [99, 98, 97], [1, 2, 3, 4, 5])
# expect: 1022 ([0, 1022, 1022, 134, 30, 1021, 1022, 5, 9, 1022, 1, 5, 1022], 522753, 1043462.0, [1021, 1020, 1019], [1, 2, 3, 4, 5])
# expect: 1023 ([0, 1023, 1023, 135, 30, 1022, 1023, 5, 9, 1023, 1, 5, 1023], 523776, 1045506.0, [1022, 1021, 1020], [1, 2, 3, 4, 5])
# expect: 1024 ([0, 1024, 1024, 136, 30, 1023, 1024, 5, 9, 1024, 1, 5, 1024], 524800, 1047552.0, [1023, 1022, 1021], [1, 2, 3, 4, 5])
# expect: 1025 ([0, 1025, 1025, 137, 30, 1024, 1025, 5, 9, 1025, 1, 5, 1025], 525825, 1049600.0, [1024, 1023, 1022], [1, 2, 3, 4, 5])
# expect: 5000 ([0, 5000, 5000, 1111, 150, 4999, 5000, 5, 9, 5000, 1, 5, 5000], 12502500, 24995000.0, [4999, 4998, 4997], [1, 2, 3, 4, 5])
