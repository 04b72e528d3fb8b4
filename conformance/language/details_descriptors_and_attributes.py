"""Descriptors, slots, properties, __getattr__ and friends in combination."""
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = '_' + name
    def __get__(self, obj, owner=None): return self if obj is None else getattr(obj, self.name, None)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f'{self.name[1:]} must be {self.kind.__name__}')
        setattr(obj, self.name, value)
    def __delete__(self, obj): delattr(obj, self.name)
class P:
    __slots__ = ('_x', '_y', 'tag')
    x = Typed(int); y = Typed(str)
    def __init__(self, x, y): self.x, self.y = x, y
p = P(1, 'a'); p.x += 5; p.tag = 't'
print(p.x, p.y, P.x.kind, p.tag, hasattr(p, '__dict__'))
for b in (lambda: setattr(p, 'x', 'no'), lambda: setattr(p, 'z', 1), lambda: P('a', 'b'), lambda: delattr(p, 'nothing'), lambda: p.nothing):
    try: print(b())
    except (TypeError, AttributeError) as e: print(type(e).__name__, str(e).split(' and no')[0])
del p.x; print(p.x)
class NonData:
    def __get__(self, o, t=None): return 'descriptor'
class Data(NonData):
    def __set__(self, o, v): o.__dict__['d'] = ('set', v)
class Mix:
    n = NonData(); d = Data(); c = 'class'
m = Mix(); m.__dict__.update(n='own', d='own d', c='own c'); print(m.n, m.d, m.c, Mix.n); m.d = 5; print(m.__dict__['d'], m.d)
class Ga:
    real = 1
    def __getattr__(self, n):
        if n.startswith('__'): raise AttributeError(n)
        return f'dyn {n}'
    def __setattr__(self, n, v): object.__setattr__(self, n, (n, v))
    def __delattr__(self, n): print('del', n); object.__delattr__(self, n)
g = Ga(); g.a = 1; print(g.a, g.b, g.real, getattr(g, 'c', 9)); del g.a; print(g.a, vars(g))
class Gb:
    def __getattribute__(self, n):
        if n == 'secret': raise AttributeError('hidden ' + n)
        return object.__getattribute__(self, n)
    def __getattr__(self, n): return 'fallback ' + n
    open = 1
    secret = 2
print(Gb().open, Gb().secret, Gb().zzz, Gb.secret)
class Prop:
    def __init__(self): self._v = 0
    @property
    def v(self): "the doc"; return self._v
    @v.setter
    def v(self, n): self._v = n * 2
    @v.deleter
    def v(self): self._v = None
    ro = property(lambda self: 'ro')
    wo = property(None, lambda self, n: setattr(self, '_v', n))
q = Prop(); q.v = 5; print(q.v, Prop.v.__doc__, q.ro); q.wo = 1; del q.v; print(q.v)
for b in (lambda: setattr(q, 'ro', 1), lambda: q.wo, lambda: delattr(q, 'ro')):
    try: b()
    except AttributeError as e: print(e)
class Base(Prop):
    @Prop.v.getter
    def v(self): return ('sub', self._v)
    @property
    def ro(self): return 'sub ' + super().ro
b = Base(); b.v = 4; print(b.v, b.ro)
class Cached:
    def __init__(self, fn): self.fn, self.name = fn, fn.__name__
    def __get__(self, o, t=None):
        if o is None: return self
        o.__dict__[self.name] = r = self.fn(o); return r
class Uses:
    n = 0
    @Cached
    def slow(self): Uses.n += 1; return 'slow'
u = Uses(); print(u.slow, u.slow, Uses.n, vars(u))
class Meth:
    def a(self): return 'a'
    b = a
    c = staticmethod(a); d = classmethod(lambda c: c.__name__); l = len
o = Meth(); o.e = lambda: 'own'; o.a = lambda: 'shadow'
print(o.a(), o.b(), Meth.c(1), o.d(), o.e(), o.l('abc'), o.b == o.b, o.b is o.b, o.b.__self__ is o, Meth.b is Meth.a)
o.__class__ = type('Meth2', (Meth,), {'b': lambda s: 'b2'}); print(o.b(), type(o).__name__, isinstance(o, Meth))
class Cnt:
    total = 0
    def __init__(self): Cnt.total += 1; self.total += 10
print(Cnt().total, Cnt().total, Cnt.total)
import operator
print(operator.attrgetter('a.b', 'c')(type('X', (), {'a': type('Y', (), {'b': 1}), 'c': 2})), operator.methodcaller('upper')('x'), operator.itemgetter(1, -1)('abc'))
class D1:
    def __dir__(self): return ['b', 'a']
print(dir(D1()), 'real' in dir(1), [n for n in dir(Prop()) if not n.startswith('_')], sorted(vars(Prop))[-3:])
class Comp:
    def __eq__(self, o): return 'eq'
    def __lt__(self, o): return NotImplemented
    def __contains__(self, x): return 5
    def __len__(self): return 0
    def __bool__(self): return True
    def __index__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
    def __reversed__(self): return 'rev'
    def __hash__(self): return 7
c = Comp(); print(c == 1, c != 1, 3 in c, bool(c), [1, 2, 3, 4][c], list(c), reversed(c), hash(c), [*c], hex(c), 'abcd'[c])
for b in (lambda: c < 1, lambda: c > c, lambda: c + 1, lambda: 1 + c, lambda: -c, lambda: c(), lambda: c[5], lambda: round(c), lambda: float(c), lambda: int(c), lambda: c @ c, lambda: len(c)):
    try: print(b())
    except (TypeError, IndexError) as e: print(type(e).__name__, str(e).replace('Comp', 'C'))
