"""Calls of classes with `__new__`, of built-ins and their subclasses, static and class methods that change while they are hot."""
# oracles: 3.14
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

class Shape:
    def __new__(cls, kind):
        return object.__new__(Circle if kind == 'c' else cls)
class Circle(Shape):
    def __init__(self, kind):
        self.kind = kind * 2
for _ in range(60): c = Shape('c')
print(type(c).__name__, c.kind, type(Shape('x')).__name__)
class Lone:
    def __new__(cls, *args, **kw):
        self = object.__new__(cls)
        self.args, self.kw = args, kw
        return self
def many(n):
    r = None
    for i in range(n): r = Lone(i, key=i)
    return r.args, r.kw
print(many(300))
class Child(Lone):
    def __init__(self, *a, **k): self.inited = a
print(many(300), Child(1, k=2).inited, Child(1, k=2).args)
class Other:
    def __new__(cls): return 5
print([Other() for _ in range(3)])
t(lambda: Other(1))
class Keyword:
    def __new__(cls, a, *, b=2): return (cls.__name__, a, b)
t(lambda: [Keyword(1), Keyword(1, b=3), Keyword(a=4)])
t(lambda: Keyword()); t(lambda: Keyword(1, c=2))
class Late:
    def __new__(cls, x): 
        self = object.__new__(cls); self.x = x
        return self
def loop(n):
    out = []
    for i in range(n):
        out.append(Late(i).x)
        if i == n // 2:
            Late.__init__ = lambda self, x: setattr(self, 'x', -x)
    return out[:2], out[-2:]
print(loop(200))
class S(str): pass
class I(int): pass
class F(float): pass
class T(tuple): pass
class B(bytes): pass
class Fs(frozenset): pass
class L(list): pass
class D(dict): pass
class St(set): pass
def build():
    return S('x'), I('5'), F('2.5'), T([1, 2]), B(b'z'), Fs([1]), L((1, 2)), D(a=1), St([3]), L(), D(), S(), I(), T()
for _ in range(80): made = build()
print(made, [type(x).__name__ for x in made])
t(lambda: I('x')); t(lambda: T(1, 2)); t(lambda: L(1)); t(lambda: L(1, 2)); t(lambda: D(1)); t(lambda: list(1, 2)); t(lambda: dict(1, 2)); t(lambda: set(1, 2)); t(lambda: list(x=1)); t(lambda: dict([(1, 2)], a=3)); t(lambda: dict({'z': 1}, z=2)); t(lambda: set(5)); t(lambda: frozenset(1, 2)); t(lambda: int('12', 3)); t(lambda: int('zz', 36)); t(lambda: int(x=1))
def gen():
    yield 1; yield 2
t(lambda: (list(gen()), L(gen()), set(gen()), D((k, k) for k in gen()), T(gen()), Fs(gen())))
class WithInit(list):
    def __init__(self, n): super().__init__(range(n)); self.n = n
w = WithInit(3); print(w, w.n)
class WithInitD(dict):
    def __init__(self, **k): dict.__init__(self, k); self['q'] = 0
print(WithInitD(z=1))

class K:
    @staticmethod
    def s(x): return ('s', x)
    @classmethod
    def c(cls, x): return (cls.__name__, x)
    n = staticmethod(len)
    d = classmethod(lambda cls: cls.__name__)
class K2(K): pass
k, k2 = K(), K2()
def calls(n):
    r = None
    for i in range(n):
        r = K.s(i), k.s(i), K2.c(i), k2.c(i), K.c(i), K.n('abc'), k.n([1]), K.d(), k2.d()
    return r
print(calls(200))
k.s = lambda x: ('own', x); k2.c = lambda x: ('own c', x)
print(calls(200))
K.s = staticmethod(lambda x: ('new', x)); K.c = classmethod(lambda cls, x: ('new', cls.__name__, x))
print(calls(200))
f = K.s; g = k2.d; print(f(1), g(), K.c, ) if False else print(f(1), g())
class Meta(type):
    def c(cls, x): return ('meta', x)
    @property
    def p(cls): return 'meta p'
class M(metaclass=Meta):
    @classmethod
    def e(cls): return cls.__name__
    @staticmethod
    def p(): return 'static p'
print(M.c(1), M.e(), M.p, M().p())
class A:
    x = 5
    @property
    def bad(self): raise AttributeError('inner')
    @property
    def worse(self): raise KeyError('inner')
    __slots__ = ('empty',)
a = A()
class G:
    def __getattr__(self, name):
        if name.startswith('no'): raise AttributeError(name)
        return name.upper()
g = G()
for _ in range(60):
    r = (hasattr(a, 'x'), hasattr(a, 'y'), hasattr(a, 'bad'), hasattr(a, 'empty'), getattr(a, 'y', 1), getattr(a, 'bad', 2), getattr(a, 'empty', 3), getattr(a, 'x', 4),
         hasattr(g, 'some'), hasattr(g, 'none'), getattr(g, 'q', 1), getattr(g, 'nope', 2), hasattr(5, 'real'), hasattr(A, 'bad'), getattr(A, 'zz', None), hasattr([], 'append'))
print(r)
t(lambda: hasattr(a, 'worse')); t(lambda: getattr(a, 'bad')); t(lambda: getattr(a, 'y')); t(lambda: getattr(a, 'worse', 1)); t(lambda: hasattr(a, 1)); t(lambda: getattr(a, 1, 2)); t(lambda: getattr(a)); t(lambda: getattr(a, 'b', 1, 2)); t(lambda: hasattr(a)); t(lambda: getattr(a, 'empty'))
t(lambda: sorted()); t(lambda: sorted([1], 2)); t(lambda: sorted([3, 1], key=lambda x: -x, reverse=True)); t(lambda: sorted(1)); t(lambda: sorted([1, 'a'])); t(lambda: sorted(key=len)); t(lambda: [].sort(1)); t(lambda: [2, 1].sort(key=abs)); t(lambda: sorted([[2], [1]], key=lambda v: v)); t(lambda: list.sort([2, 1], key=abs)); t(lambda: list.sort(key=abs))
for text in ('12', '-12', '+7', ' 5 ', '1_000', '0012', '', ' ', '1__0', '_1', '1_', '--1', 'x', '1.5', '٣', '１２', '12\n', '\x1c5', '999999999', '9999999999', '12345678901234567890', '1 2', 'é', '0x10', '+', 'a' * 300):
    t(lambda: int(text))
    t(lambda: float(text))
