"""Subclasses of property, staticmethod, classmethod and super: with attributes, `__init__` and `__get__` of their own."""
class P(property):
    def __init__(self, f, extra=None):
        super().__init__(f)
        self.extra = extra
    def shout(self): return 'hey'
class Lazy(property):
    def __get__(self, instance, owner=None):
        if instance is None: return self
        return ('lazy', super().__get__(instance, owner))
class A:
    p = P(lambda self: 1, 'ex')
    @Lazy
    def q(self):
        "doc of q"
        return 5
    @q.setter
    def q(self, v): print('set', v)
a = A()
print(a.p, A.p.extra, type(A.p).__name__, A.p.shout(), a.q, type(A.q).__name__, A.q.__doc__)
a.q = 3
for i in range(3): print(a.q, a.p)
try: a.p = 1
except AttributeError as e: print(e)
try: del a.q
except AttributeError as e: print(e)
class SM(staticmethod):
    def __init__(self, f, tag='t'):
        super().__init__(f); self.tag = tag
class CM(classmethod):
    pass
class B:
    @SM
    def s(x): "sdoc"; return x
    @CM
    def c(cls, x): return cls.__name__, x
print(B.s(1), B().s(2), B.c(3), B().c(4), B.__dict__['s'].tag, B.__dict__['s'].__name__, B.__dict__['s'].__doc__, B.__dict__['c'].__qualname__, type(B.__dict__['c']).__name__)
print(B.__dict__['s'](7), B.__dict__['s'].__wrapped__.__name__, B.__dict__['s'].__func__.__name__)
print(isinstance(B.__dict__['c'], classmethod), isinstance(A.__dict__['p'], property))
print(property().fget, property(doc='d').__doc__)
class D:
    x = property(fget=lambda s: 1, doc='xd')
print(D.x.__doc__, D().x)
def f(): 
    "fd"
f.z = 3
s = staticmethod(f)
print(s.__doc__, s.__name__, s.__module__)
class Ab(property):
    __slots__ = ()
try: Ab().x = 1
except AttributeError as e: print('no x')
class SuperSub(super):
    pass
class E1(A):
    def t(self):
        return SuperSub(E1, self).q
print(E1().t(), type(SuperSub(E1, E1())).__name__)


class Field(dict):
    """A descriptor that is a container, too."""
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, instance, owner=None):
        return self if instance is None else instance.values.get(self.name, self.get('default'))
    def __set__(self, instance, value):
        instance.values[self.name] = value

class Unit(str):
    def __get__(self, instance, owner=None):
        return self if instance is None else f'{instance.n}{self}'

class Row:
    a = Field(default=1)
    b = Field()
    unit = Unit('cm')
    def __init__(self, n):
        self.values = {}
        self.n = n
        self.b = n

rows = [Row(k) for k in range(5)]
for r in rows * 30:
    r.b += r.a
    r.a = 2
print([(r.a, r.b, r.unit, r.values) for r in rows[:2]], Row.a, Row.a.name, Row.unit)
