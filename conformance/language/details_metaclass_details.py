"""Metaclasses: keywords, namespaces, conflicts, attributes of classes, `__call__`, `__prepare__`, `__instancecheck__`."""
class Meta(type):
    registry = []
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        return {'prepared': (name, kw)}
    def __new__(mcls, name, bases, ns, tag=None, **kw):
        cls = super().__new__(mcls, name, bases, dict(ns))
        cls.tag = tag
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        Meta.registry.append((name, sorted(kw)))
    def __call__(cls, *args, **kw):
        instance = super().__call__(*args, **kw)
        instance.made_by = cls.__name__
        return instance
    def __iter__(cls): return iter(sorted(k for k in vars(cls) if not k.startswith('_')))
    def __len__(cls): return 42
    def __contains__(cls, x): return x == 'magic'
    def __getitem__(cls, key): return (cls.__name__, key)
    def __getattr__(cls, name): return 'meta:' + name
    def __bool__(cls): return False
    def __instancecheck__(cls, other): return other == 7 or type.__instancecheck__(cls, other)
    def __subclasscheck__(cls, other): return other is int or type.__subclasscheck__(cls, other)
    def __eq__(cls, other): return True if other == 'same' else NotImplemented
    def __hash__(cls): return 99
    def __repr__(cls): return f'<meta {cls.__name__}>'
    def __dir__(cls): return ['x', 'y']
    def __add__(cls, other): return cls.__name__ + str(other)
    def __or__(cls, other): return 'or'
class A(metaclass=Meta, tag='t', extra=1):
    value = 3
    def __init__(self, x=0): self.x = x
class B(A, extra=2):
    other = 4
print(A, B, A.tag, B.tag, A.prepared, B.prepared, Meta.registry)
a = A(5)
print(a.x, a.made_by, B().made_by, list(A), len(A), 'magic' in A, 'no' in A, A['k'], A.missing, bool(A))
print(isinstance(7, A), isinstance(a, A), isinstance(8, A), issubclass(int, A), issubclass(B, A), issubclass(str, A))
print(A == 'same', A == B, A != B, hash(A), {A: 1}[A], dir(A), A + 1, A | B, type(A()).__name__)
try: a.missing
except AttributeError as e: print(e)
class M1(type): pass
class M2(type): pass
class X(metaclass=M1): pass
class Y(metaclass=M2): pass
try:
    class Z(X, Y): pass
except TypeError as e: print(e)
class M3(M1, M2): pass
class Z(X, Y, metaclass=M3): pass
print(type(Z).__name__, type(type(Z)) is type, Z.__mro__[1:3])
def function_meta(name, bases, ns): return (name, bases, sorted(k for k in ns if k[0] != '_'))
class F(metaclass=function_meta):
    q = 1
    def w(self): pass
print(F)
try:
    class G(A, unknown=1, metaclass=type): pass
except TypeError as e: print(e)
try:
    class H(bad=1): pass
except TypeError as e: print(e)
class Sub:
    log = []
    def __init_subclass__(cls, /, flag=False, **kw):
        super().__init_subclass__(**kw)
        cls.log.append((cls.__name__, flag))
class S1(Sub): pass
class S2(Sub, flag=True): pass
class S3(S2): pass
print(Sub.log)
class Named:
    def __set_name__(self, owner, name): self.owner, self.name = owner.__name__, name
class Owner:
    n = Named()
    m = other = Named()
print(Owner.n.owner, Owner.n.name, Owner.m.name, Owner.other.name)
T = type('T', (A,), {'z': 1}, tag='dyn')
print(T, T.tag, T.z, T(3).x, type(T) is Meta)
print(type.__call__(A, 9).x, hasattr(type.__call__(A, 9), 'made_by'))
class Counter(type):
    def __new__(m, n, b, d):
        d['count'] = sum(callable(v) for v in d.values())
        return type.__new__(m, n, b, d)
class C(metaclass=Counter):
    def a(self): pass
    def b(self): pass
print(C.count)
class Singleton(type):
    _instances = {}
    def __call__(cls, *a):
        if cls not in cls._instances: cls._instances[cls] = super().__call__(*a)
        return cls._instances[cls]
class One(metaclass=Singleton):
    def __init__(self, v=0): self.v = v
print(One(1) is One(2), One().v)
