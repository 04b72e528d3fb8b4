"""Sorting: stability, keys, reverse, errors; iterators, zip, enumerate, star targets."""
# oracles: 3.14
rows = [('b', 2, 'x'), ('a', 2, 'y'), ('b', 1, 'z'), ('a', 1, 'w'), ('c', 2, 'v')]
print(sorted(rows, key=lambda r: r[0]), sorted(rows, key=lambda r: r[1], reverse=True), sorted(rows, key=lambda r: (-r[1], r[0])), sorted(rows)[0])
class R:
    compared = 0
    def __init__(self, k, t): self.k, self.t = k, t
    def __lt__(self, o): R.compared += 1; return self.k < o.k
    def __repr__(self): return f'{self.k}{self.t}'
rs = [R(i * 7 % 5, chr(97 + i)) for i in range(12)]
print(sorted(rs), sorted(rs, reverse=True), R.compared > 0); R.compared = 0
sorted([R(i, '') for i in range(100)]); print(R.compared); R.compared = 0
sorted([R(-i, '') for i in range(100)]); print(R.compared)
l = [3, 1, 2]; print(l.sort(), l, sorted('hello'), sorted({'b': 1, 'a': 2}), sorted([(1, 'b'), (1, 'a')]), sorted([[2], [1, 5], [1]]), sorted([True, 0, 2]), sorted([1.5, 1, -2**70]), sorted(['a', 'B', 'é', '']), sorted([b'b', b'a']))
for bad in (lambda: sorted([1, 'a']), lambda: sorted([None, None]), lambda: sorted([1j, 2j]), lambda: sorted([{}, {}]), lambda: [3, 'a', 1].sort(), lambda: max([1, 'a']), lambda: sorted(5), lambda: sorted([1], key=5), lambda: min([], key=len)):
    try: print(bad())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
def evil(x):
    lst.append(1); return x
lst = [3, 2, 1]
try: lst.sort(key=evil)
except ValueError as e: print(e)
def boom(x):
    if x == 2: raise KeyError('boom')
    return x
lst = [3, 1, 2, 0]
try: lst.sort(key=boom)
except KeyError as e: print(e, lst)
nan = float('nan'); print([x == x for x in sorted([3, nan, 1, 2])].count(False), sorted([0.0, -0.0, 0]), [str(v) for v in sorted([0.0, -0.0])], [str(v) for v in sorted([-0.0, 0.0], reverse=True)])
a, *b, c = range(5); (d, [e, *f]), g = (1, 'xyz'), 2; *h, = 'ab'; [i, j] = {1: 2, 3: 4}; k = m = n = []; o, (p, *q), *r = 1, [2, 3, 4], 5, 6
print(a, b, c, d, e, f, g, h, i, j, k is n, o, p, q, r)
x = [0, 1, 2]; idx = 0; idx, x[idx] = 2, 'set'; print(idx, x); x[0], x[1] = x[1], x[0]; print(x)
for bad in ('a, b = 1,', 'a, *b, c = 1,', 'a, b = 5', 'a, b = {1}', '(a, b), c = 1, 2', 'a, b = iter([1])'):
    try: exec(bad)
    except (TypeError, ValueError) as e: print(bad, '->', type(e).__name__, e)
it = iter([1, 2, 3]); print(next(it), list(zip(it, it)), list(it), list(zip('abc', range(2), [7, 8, 9])), list(zip()), list(enumerate('ab', 5)), list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, '', 'a'])), list(reversed(range(3))), dict(zip('ab', [1, 2])))
try: list(zip('ab', [1], strict=True))
except ValueError as e: print(e)
for n in range(3):
    for m in range(3):
        if m == 1: continue
        if n == 2: break
    else:
        print('else', n); continue
    print('broke', n)
else: print('for else')
w = 0
while w < 3:
    w += 1
    if w == 2: continue
else: print('while else', w)
def gen(): yield from (1, 2)
print([*gen(), *'ab'], (*gen(),), {*gen()}, {**{'a': 1}}, list(iter(lambda s=[3]: s.append(s[-1] - 1) or s[-1], 0)), sum(x for x in gen()), any([]), all([]), any(x > 1 for x in gen()), next(gen()), next(iter([]), 'd'))
import itertools as I
print(list(I.chain('ab', [1])), list(I.islice(I.count(5, 2), 1, 6, 2)), list(I.product('ab', repeat=2))[:3], list(I.permutations(range(3), 2))[:4], list(I.combinations('abcd', 2))[:3], list(I.combinations_with_replacement('ab', 2)), list(I.accumulate([1, 2, 3], initial=10)), list(I.groupby('aabbc'))[0][0], [(k, list(v)) for k, v in I.groupby([1, 1, 2, 1])], list(I.takewhile(lambda v: v < 3, [1, 2, 5, 1])), list(I.dropwhile(lambda v: v < 3, [1, 5, 2])), list(I.zip_longest('ab', [1], fillvalue='-')), list(I.pairwise('abc')), list(I.starmap(pow, [(2, 3)])), list(I.compress('abc', [1, 0, 1])), [list(t) for t in I.tee([1, 2])], list(I.filterfalse(None, [0, 1])), list(I.repeat('x', 2)), list(I.islice(I.cycle('ab'), 5)), list(I.batched('abcde', 2)))
class Seq:
    def __getitem__(self, i):
        if i == 3: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), 25 in Seq(), [*Seq()], max(Seq()), tuple(Seq()), dict(enumerate(Seq())), sorted(Seq(), reverse=True))
