"""Attributes of exceptions, and dicts that hold them: hidden ones and slots stay apart."""
# oracles: 3.11
import copy
for e in (Exception(), ValueError('x'), KeyError(1), OSError(2, 'm'), StopIteration(3), ImportError('i', name='n'), AttributeError('a', name='q', obj=3), NameError('n', name='z'), SyntaxError('s'), UnicodeDecodeError('u', b'a', 0, 1, 'r'), BaseExceptionGroup('g', [ValueError()]), SystemExit(3)):
    print(type(e).__name__, vars(e), e.__dict__, vars(e) is e.__dict__, end=' ')
    e.a = 1
    e.b = [2]
    e.__dict__['c'] = 3
    print(vars(e), e.a, e.c, end=' ')
    del e.a
    print(vars(e), hasattr(e, 'a'))
    e.add_note('n1'); e.add_note('n2')
    print(e.__notes__, vars(e))
    try: e.add_note(1)
    except TypeError as t: print('no str')
    f = copy.copy(e)
    print(type(f) is type(e), f.args == e.args, vars(f))
try:
    {}['k']
except KeyError as e:
    print(vars(e)); e.x = 1; print(vars(e))
try:
    (1).foo
except AttributeError as e:
    print(vars(e), e.name, e.obj); e.x = 1; print(vars(e)); vars(e)['y'] = 2; print(e.y, e.name, e.obj)
try:
    foo_bar
except NameError as e:
    print(vars(e), e.name); e.x = 1; print(vars(e)); e.__dict__ = {'z': 1}; print(e.z, vars(e), e.name)
class E(ValueError):
    def __init__(self, code, **kw):
        super().__init__(f'code {code}')
        self.code = code
        self.__dict__.update(kw)
try:
    raise E(5, extra='more')
except E as e:
    print(e, e.code, e.extra, vars(e), e.args)
class N(AttributeError):
    def __init__(self, **kw):
        super().__init__('n', name='nm')
        self.__dict__.update(kw)
n = N(q=1)
print(n.q, n.name, vars(n))
class Slotted(Exception):
    __slots__ = ('a',)
s = Slotted('x'); s.a = 1; s.b = 2
print(vars(s), s.a, s.b); s.__dict__['c'] = 5; print(s.c, vars(s))
class Base:
    __slots__ = ('a',)
class Der(Base):
    pass
d = Der(); d.a = 1; d.b = 2; d.__dict__.update(z=3); print(d.z, vars(d), d.a)
d.__dict__ = {'k': 1}; print(d.k, d.a, vars(d))
class Attr(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.__dict__ = self
a = Attr(x=1, y=2); a.z = 3; print(a, a.x, a['z'], a.__dict__ is a); del a.x; print(a); a['w'] = 4; print(a.w)
class Borg:
    shared = {}
    def __init__(self): self.__dict__ = self.shared
b, c = Borg(), Borg(); b.q = 1; print(c.q, b.__dict__ is c.__dict__, Borg.shared)
class Mangled:
    __slots__ = ('__private', 'open', '__dict__')
    def __init__(self): self.__private = 1; self.open = 2; self.more = 3
    def get(self): return self.__private
m = Mangled(); print(m.get(), m.open, vars(m), m._Mangled__private); m.__dict__['n'] = 4; print(m.get(), m.open, m.n, vars(m))
del m.open
try: m.open
except AttributeError as e: print('gone')
m.open = 9; print(m.open, vars(m))
def f(): pass
f.a = 1; f.__dict__['b'] = 2; print(f.a, f.b, vars(f), f.__dict__); f.__dict__ = {'c': 3}; print(f.c, hasattr(f, 'a'))
