"""Order of dicts and sets, views, algebra, changes while iterating."""
# oracles: 3.14
d = {}
for i in range(5): d[f'k{i}'] = i
del d['k1']; d['k1'] = 'again'; d['k0'] = 'kept'
print(d, list(d), list(reversed(d)), list(d.items())[-1], d.popitem(), next(iter(d)))
print({1: 'a', 1.0: 'b', True: 'c'}, {0: 1, False: 2, -0.0: 3}, {'a': 1, **{'b': 2, 'a': 3}}, dict([('x', 1)], y=2), {**{}, **{'z': 0}}, {(1, 2): 3, frozenset([1]): 4})
a, b = {'x': 1, 'y': 2}, {'y': 3, 'z': 4}
print(a | b, b | a, a.keys() & b.keys(), sorted(a.keys() | b), sorted(a.keys() ^ b.keys()), a.keys() - b.keys(), a.items() & {('x', 1)}, a.keys() == {'x', 'y'}, a.items() >= {('x', 1)}, a.keys().isdisjoint(['q']), a.values() == a.values())
a |= b; a |= [('q', 5)]; print(a, a.setdefault('q', 6), a.setdefault('r', 7), a.pop('x'), a.pop('x', 'gone'), a.get('zz'), a.get('zz', 0))
for bad in (lambda: a['none'], lambda: a.pop('none'), lambda: {}.popitem(), lambda: dict([(1, 2, 3)]), lambda: dict(1), lambda: a | 1, lambda: {1} | [2], lambda: {1} < [1], lambda: {1}.remove(5), lambda: set().pop(), lambda: a.update(5), lambda: hash({}), lambda: hash(set()), lambda: {}.fromkeys(), lambda: a.keys()[0], lambda: frozenset().add(1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
def grow(kind):
    c = {1: 1, 2: 2} if kind == 'd' else {1, 2}
    try:
        for x in c:
            if kind == 'd': c[x + 10] = 0
            else: c.add(x + 10)
    except RuntimeError as e: return str(e)
print(grow('d'), grow('s'))
def shrink():
    c = dict.fromkeys(range(5))
    try:
        for k in c: del c[k]
    except RuntimeError as e: return str(e)
print(shrink())
c = dict.fromkeys(range(4), [])
for k in list(c): del c[k]
print(c, len(c))
v = a.keys(), a.values(), a.items(); a['new'] = 'n'; print([len(x) for x in v], 'new' in v[0], ('new', 'n') in v[2], v[0])
s = {3, 1, 2, 'a' if False else 0}
print(sorted(s), s & {1, 9}, s | {9}, sorted(s - {1}), sorted(s ^ {1, 9}), s >= {1}, s > s, s <= s, s.isdisjoint({9}), s == frozenset(s), {1, 2} < {1, 2, 3}, {1} <= {1}, not {1} < {1}, s.union([7], (8,)), s.intersection([1, 2], {2}), s.difference([1], [2]), {1}.symmetric_difference([1, 2]))
t = {1, 2, 3}; t -= {1}; t |= {5}; t &= {2, 5, 7}; t ^= {7}; print(t, t.discard(99), t.update([1], {8}), sorted(t), t.copy() is t)
print({x for x in 'hello'} == set('helo'), len({1, 1.0, True}), {1, True}, {True, 1}, {0.0, -0.0}, len({float('nan'), float('nan')}), type(frozenset([1]) | {2}).__name__, type({2} | frozenset([1])).__name__)
print(list({5, 3, 8, 1}), list({'x': 1}.items()), [*{1: 2, 3: 4}], {*'ab', *'bc'} == set('abc'), set(range(20)) == set(reversed(range(20))), list(set(range(10, 0, -1))), sorted({-1, -2}), list({100, 1, 50, 33, 17}))
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 3
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    def __repr__(self): return f'K{self.v}'
m = {K(i): i for i in range(10)}
print(m[K(7)], K(11) in m, len(m), m.pop(K(3)), list(m)[:4], K(3) in m, {K(1), K(1), K(4)} == {K(4), K(1)})
class Missing(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
mi = Missing(a=1); print(mi['a'], mi['zz'], mi, mi.get('no'), 'no' in mi)
import collections
dd = collections.defaultdict(list); [dd[x % 3].append(x) for x in range(7)]; print(dict(dd), dd.default_factory, dd[9], len(dd))
cn = collections.Counter('mississippi'); print(cn.most_common(2), cn['z'], cn + collections.Counter('ms'), cn - collections.Counter('ss'), sorted(cn.elements())[:3], cn.total(), -collections.Counter(a=-1), cn & collections.Counter('iip'))
od = collections.OrderedDict(a=1, b=2, c=3); od.move_to_end('a'); od.move_to_end('c', last=False); print(od, od == {'a': 1, 'b': 2, 'c': 3}, od == collections.OrderedDict(a=1, b=2, c=3), od.popitem(last=False))
dq = collections.deque([1, 2, 3], maxlen=4); dq.appendleft(0); dq.append(9); dq.rotate(1); print(dq, dq[0], dq.index(2), 3 in dq, list(reversed(dq)), dq.maxlen); dq.extendleft('ab'); print(dq, dq.pop(), dq.popleft())
cm = collections.ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(cm['a'], cm['b'], dict(cm), cm.new_child({'c': 4})['c'], len(cm))
