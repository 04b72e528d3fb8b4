"""Attributes of instances of built-ins' subclasses: str, bytes, tuple have them behind their elements."""
import copy, gc, weakref
from collections import namedtuple

class Text(str):
    kind = 'text'
    def __new__(cls, value, tag=None):
        self = super().__new__(cls, value)
        self.tag = tag
        return self
    def __init__(self, value, tag=None):
        self.size = len(value)
        self.ratio = 0.5
    def shout(self):
        return self.upper() + '!' * self.size

for value in ('', 'a', 'abc', 'abcd', 'äöü', 'ŁŁ', '日本語', '𝒳y', 'x' * 1000):
    t = Text(value, tag=[value])
    print(t == value, t.tag == [value], t.size, t.ratio, t.shout()[:12], len(t), hash(t) == hash(value), {t: 1}[value], type(t).__name__)
    t.more = {'n': t}
    assert t.more['n'] is t
    del t.size
    print(sorted(vars(t)), hasattr(t, 'size'))
    t.__dict__['late'] = 7
    print(t.late, 'late' in vars(t), t.__dict__ is vars(t), t[:2], type(t[:2]).__name__, type(t + 'x').__name__)
    t.__class__ = Text

many = []
for i in range(3000):
    t = Text(str(i) * (i % 7), [i, str(i)])
    t.index = i
    t.half = i / 2
    many.append(t)
gc.collect()
junk = [[k] * 10 for k in range(20000)]
assert all(t.tag == [i, str(i)] and t.index == i and t.half == i / 2 for i, t in enumerate(many))
print(sum(t.index for t in many), sum(t.half for t in many))

class Blob(bytes):
    pass
for n in range(10):
    b = Blob(bytes(range(n)))
    b.name = 'n%d' % n
    b.parts = [n] * n
    print(b, b.name, b.parts, b.__dict__, len(b), b[1:], type(b[1:]).__name__)

class Pair(tuple):
    def __new__(cls, a, b, *rest):
        self = tuple.__new__(cls, (a, b) + rest)
        self.total = a + b
        return self
    def __getnewargs__(self):
        return tuple(self)
    @property
    def double(self):
        return self.total * 2
pairs = [Pair(i, i + 1, *([i] * (i % 5))) for i in range(2000)]
gc.collect()
print(sum(p.total for p in pairs), sum(p.double for p in pairs), pairs[7], pairs[7].total, pairs[7] == (7, 8, 7, 7))
p = pairs[3]
try:
    p.double = 1
except AttributeError as e:
    print(e)
p.note = 'x'; p.note += 'y'
print(vars(p), p.note)

Point = namedtuple('Point', 'x y')
class Named(Point):
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
n = Named(3, 4)
n.label = 'here'
print(n, n.label, n.norm(), n._replace(x=6), n.__dict__, n._asdict())
class Tight(Point):
    __slots__ = ()
try:
    Tight(1, 2).z = 1
except AttributeError as e:
    print('AttributeError')

for base in (int, bytes, tuple):
    try:
        type('C', (base,), {'__slots__': ('a',)})
    except TypeError as e:
        print(e)
class SlotText(str):
    __slots__ = ('a', 'b')
s = SlotText('hello')
s.a = 1; s.b = 2.5; s.a += 1
print(s, s.a, s.b, hasattr(s, '__dict__'), SlotText.a.__get__(s))
try:
    s.c = 1
except AttributeError as e:
    print('no c')
class SlotList(list):
    __slots__ = ('owner',)
l = SlotList([1, 2]); l.owner = 'me'; l.append(3)
print(l, l.owner)
class SlotDict(dict):
    __slots__ = ('owner', '__dict__')
d = SlotDict(a=1); d.owner = 'me'; d.other = 2
print(d, d.owner, d.other)

class Big(int):
    def __new__(cls, v, unit='m'):
        self = super().__new__(cls, v)
        self.unit = unit
        return self
for v in (0, 5, -1, 2 ** 31, 2 ** 62, 2 ** 70, -2 ** 200):
    b = Big(v, unit=[v]); b.x = 1.5
    gc.collect()
    print(b, b.unit, b.x, b + 1, vars(b), int(b) == v, b == v)
class Flo(float):
    pass
f = Flo(1.25); f.a = [1]; f.b = 2.5
print(f, f.a, f.b, f * 2, vars(f))
class L(list):
    def __init__(self, *a):
        super().__init__(*a)
        self.seen = [len(self)]
ls = [L(range(i % 4)) for i in range(500)]
gc.collect()
junk = [str(k) * 3 for k in range(5000)]
print(sum(l.seen[0] for l in ls))
class D(dict):
    def __missing__(self, key):
        self.missed = getattr(self, 'missed', 0) + 1
        return key
d = D(); print(d[1], d[2], d.missed, d, vars(d))

for make in (lambda: Text('cp', [1]), lambda: Pair(1, 2), lambda: Big(7, 'k'), lambda: L([1, 2]), lambda: D(a=1)):
    o = make()
    o.extra = ['deep']
    a, b = copy.copy(o), copy.deepcopy(o)
    print(a == o, type(a) is type(o), a.extra is o.extra, b == o, b.extra == o.extra, b.extra is o.extra)

r = weakref.ref(Text('weak'))
class NoWeak:
    __slots__ = ('a',)
class Weak:
    __slots__ = ('a', '__weakref__')
keep = Weak()
print(weakref.ref(keep)() is keep)
for make in (NoWeak, lambda: Big(1), lambda: Pair(1, 2), lambda: Blob(b'')):
    o = make()
    try:
        weakref.ref(o)
        print('made')
    except TypeError as e:
        print(e)

class Color(str):
    def __init__(self, *a): self.rgb = (1, 2, 3)
class Shade(Color):
    def __init__(self, *a): super().__init__(*a); self.dark = True
c = Color('red'); c.__class__ = Shade
print(type(c).__name__, c.rgb, c, hasattr(c, 'dark'))
w = Color('日本'); w.__class__ = Shade
print(type(w).__name__, w.rgb, w)

def hot():
    total = 0
    texts = [Text('t%d' % i, i) for i in range(50)]
    for _ in range(60):
        for t in texts:
            t.size = t.size + 1
            t.fresh = total
            total += t.tag + len(t)
    return total, texts[3].size, texts[-1].fresh
print(hot())
def hot_exceptions():
    class Err(ValueError):
        def __init__(self, code):
            super().__init__('code', code)
            self.code = code
            self.where = [code]
    n = 0
    for i in range(3000):
        try:
            raise Err(i)
        except ValueError as e:
            n += e.code + e.where[0]
    return n
print(hot_exceptions())
