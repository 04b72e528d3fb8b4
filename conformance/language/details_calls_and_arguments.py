"""Star-args in all combinations, defaults, keyword-only, errors, decorators with arguments."""
import functools
def show(*a, **k): return a, dict(sorted(k.items()))
def full(a, b, /, c, d=4, *e, f, g=7, **h): return a, b, c, d, e, f, g, h
print(full(1, 2, 3, f=6), full(1, 2, c=3, f=6, a='kw', z=1), full(1, 2, 3, 4, 5, 6, f=7, g=8), full(*[1, 2], *(3,), **{'f': 6}, **{'h': 9}))
print(show(*'ab', 1, *[2], x=1, **{'y': 2}), show(*range(3), **{}), show(*{1: 2}, **dict(a=1)), show(*(), **{'x': 1}, y=2), show(*(i for i in 'xy')))
bad = [lambda: full(), lambda: full(1), lambda: full(1, 2, 3), lambda: full(1, 2, f=1), lambda: full(1, b=2, c=3, f=4), lambda: full(1, 2, 3, c=4, f=5), lambda: full(1, 2, 3, f=1, **{'f': 2}), lambda: show(**1), lambda: show(*1), lambda: show(**{1: 2}), lambda: (lambda: 0)(1), lambda: (lambda a: 0)(), lambda: (lambda a, b: 0)(1), lambda: (lambda a, b, c: 0)(), lambda: (lambda *, k: 0)(), lambda: (lambda *, k, m: 0)(), lambda: (lambda a: 0)(1, 2), lambda: (lambda a, b=1: 0)(1, 2, 3), lambda: (lambda a: 0)(b=1), lambda: (lambda a, /: 0)(a=1), lambda: (lambda a, *, k=1: 0)(1, 2, k=3), lambda: len(), lambda: len(1, 2), lambda: len(obj=1), lambda: int.bit_length(), lambda: 'a'.upper(1), lambda: [].append(), lambda: {}.get(), lambda: [].pop(1, 2), lambda: max(), lambda: isinstance(1), lambda: abs('a'), lambda: sum(1), lambda: range(), lambda: range(1, 2, 3, 4), lambda: zip(1), lambda: map(), lambda: divmod(1), lambda: ''.join(), lambda: round('a'), lambda: open(), lambda: iter(1, 2), lambda: next([]), lambda: super()]
for b in bad:
    try: print(b())
    except (TypeError, RuntimeError) as e: print(type(e).__name__, e)
class M:
    def m(self, a): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def __init__(self, q=None): pass
    def __call__(self, *a): return a
for b in (lambda: M().m(), lambda: M.m(), lambda: M().m(1, 2), lambda: M.c(), lambda: M.s(), lambda: M().s(1, 2), lambda: M(1, 2), lambda: M(z=1), lambda: M()(1, 2)):
    try: print(b())
    except TypeError as e: print(e)
def mutable(x, acc=[]): acc.append(x); return acc
print(mutable(1), mutable(2), mutable(3, []), mutable.__defaults__)
order = []
def note(v): order.append(v); return v
def target(*a, **k): return None
target(note(1), *[note(2)], note(3), k=note(4), **{'z': note(5)}, y=note(6)); print(order)
def deco(*names, **opts):
    def wrap(fn):
        @functools.wraps(fn)
        def inner(*a, **k): return names, opts, fn(*a, **k)
        return inner
    return wrap
@deco('a', b=1)
@deco('c')
def decorated(x, y=2):
    """Doc."""
    return x + y
print(decorated(1), decorated.__name__, decorated.__doc__, decorated.__wrapped__.__wrapped__(5), decorated(1, y=9))
@functools.lru_cache(maxsize=2)
def cached(x): order.append(('c', x)); return x * 2
print([cached(v) for v in (1, 1, 2, 3, 1)], cached.cache_info(), order[-4:])
class Deco:
    def __init__(self, fn): self.fn, self.calls = fn, 0
    def __call__(self, *a): self.calls += 1; return self.fn(*a)
    def __get__(self, o, t=None): return self if o is None else functools.partial(self, o)
class H:
    @Deco
    def meth(self, v): return v * 2
h = H(); print(h.meth(3), h.meth(4), H.meth.calls)
@(lambda f: [f])
def listed(): return 'in list'
print(listed[0](), functools.partial(show, 1, x=2)(3, y=4), functools.partial(functools.partial(show, 1), 2).args, functools.reduce(lambda a, b: a * b, [1, 2, 3, 4], 10))
@functools.total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(2), V(2) > V(1), V(1) >= V(1), sorted([V(3), V(1)], reverse=True)[0].v)
@functools.singledispatch
def sd(x): return 'object'
@sd.register
def _(x: int): return 'int'
@sd.register(list)
def _(x): return 'list'
print(sd(1), sd([]), sd('a'), sd(True))
def kw_order(**k): return list(k)
print(kw_order(z=1, a=2, **{'m': 3}), kw_order(**dict.fromkeys('cab')))
print((lambda *a, k=3, **kw: (a, k, kw))(1, k=2, z=3), (lambda x=1, /, *, y: x + y)(y=2), [*map(lambda a, b: a + b, 'ab', 'cd')], max([3, 1], key=lambda v: -v), max('a', 'b', key=ord), max([], default='d'), min((2, 1), (1, 5)))
