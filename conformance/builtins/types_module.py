"""Functions, methods, codes, namespaces and proxies made through the module types."""
# oracles: 3.14
import types, sys
def f(a, b=2, *args, c, d=4, **kw):
    "doc"
    x = a + b
    y = [i for i in range(x)]
    def g(): return x
    return x, args, c, d, kw, g()
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
co = f.__code__
t(lambda: (co.co_name, co.co_qualname, co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount, co.co_varnames[:6], co.co_cellvars, co.co_freevars))
t(lambda: (co.co_firstlineno, co.co_flags & 0x0c, co.co_filename == __file__, co.co_consts[0]))
t(lambda: sorted(n for n in co.co_names if n != 'x'))
t(lambda: type(co.co_code))
t(lambda: isinstance(co.co_consts, tuple))
t(lambda: co.co_consts == co.replace().co_consts)
h = types.FunctionType(co, globals(), 'h', (7,), None)
t(lambda: (h.__name__, h.__defaults__, h(1, c=3), h.__qualname__, h.__kwdefaults__))
t(lambda: h(1, c=3, d=5))
t(lambda: types.FunctionType(f.__code__, {}, closure=None)(1, 2, c=3, d=5))
def outer(n):
    def inner(k): return n * k
    return inner
i = outer(3)
t(lambda: types.FunctionType(i.__code__, globals(), 'x', None, i.__closure__)(5))
t(lambda: types.FunctionType(i.__code__, globals(), closure=(types.CellType(10),))(5))
t(lambda: types.FunctionType(i.__code__, globals()))
t(lambda: types.FunctionType(i.__code__, globals(), closure=(1,)))
t(lambda: types.FunctionType(co, globals(), closure=(types.CellType(10),)))
t(lambda: types.FunctionType(1, {}))
t(lambda: types.FunctionType(co, 1))
t(lambda: types.FunctionType(co, {}, 1))
t(lambda: types.FunctionType(co, {}, 'n', 1))
g = types.FunctionType(compile('q = 5\nr = q + 1', 'm', 'exec'), d := {})
g(); t(lambda: (d['q'], d['r']))
t(lambda: (f.__globals__ is globals(), i.__closure__[0].cell_contents, f.__closure__, f.__module__, f.__builtins__ is not None))
class A:
    def m(self, x): return (self.v, x)
a = A(); a.v = 1
m = types.MethodType(lambda self, x: (self.v, x, 'bound'), a)
t(lambda: (m(2), m.__self__ is a, m.__func__.__name__, types.MethodType(len, 'abc')()))
a.n = m; t(lambda: a.n(3))
t(lambda: types.MethodType(1, a)); t(lambda: types.MethodType(len, None)); t(lambda: types.MethodType(len))
t(lambda: (a.m == a.m, a.m is a.m, hash(a.m) == hash(a.m), a.m == A().m, isinstance(a.m, types.MethodType)))
ns = types.SimpleNamespace(a=1, b='x'); ns.c = [ns]
t(lambda: (ns, ns.a, ns == types.SimpleNamespace(a=1, b='x'), vars(ns) is ns.__dict__))
t(lambda: types.SimpleNamespace({'a': 1}, b=2)); t(lambda: types.SimpleNamespace(1))
del ns.a; t(lambda: hasattr(ns, 'a'))
t(lambda: types.SimpleNamespace(**{'x y': 1, 'z': 2}))
class NS(types.SimpleNamespace): pass
t(lambda: (NS(q=1), NS(q=1) == types.SimpleNamespace(q=1)))
mp = types.MappingProxyType({'a': 1, 'b': 2})
t(lambda: (mp['a'], len(mp), list(mp), mp.get('z', 0), 'a' in mp, mp, mp | {'c': 3}, mp.copy(), dict(mp), mp == {'a': 1, 'b': 2}, list(reversed(mp)), mp.items()))
def setit(): mp['a'] = 1
def delit(): del mp['a']
t(setit); t(delit); t(lambda: types.MappingProxyType([1])); t(lambda: mp.clear()); t(lambda: hash(mp))
t(lambda: types.MappingProxyType(types.MappingProxyType({1: 2})))
r = co.replace(co_name='renamed', co_firstlineno=100)
t(lambda: (r.co_name, r.co_firstlineno, r.co_varnames == co.co_varnames, r == co, co == co.replace()))
k = (lambda: 42).__code__.replace(co_consts=(43,))
t(lambda: type(k).__name__)
f.__code__ = (lambda *a, **k: ('replaced', a)).__code__
t(lambda: f(1, c=3))
f.__defaults__ = None; t(lambda: f.__defaults__)
def e(x, y): return x, y
e.__defaults__ = (1, 2); t(lambda: e()); e.__kwdefaults__ = {'z': 1}; t(lambda: e.__kwdefaults__)
t(lambda: setattr(e, '__code__', 1)); t(lambda: setattr(e, '__defaults__', 1)); t(lambda: setattr(e, '__name__', 1)); t(lambda: setattr(e, '__code__', i.__code__))
t(lambda: types.CodeType)
t(lambda: types.new_class('X', (A,), {}, lambda ns: ns.update(z=1)).z)
t(lambda: (types.NoneType, types.EllipsisType, types.NotImplementedType, types.GenericAlias(list, (int,)), int | str))
t(lambda: types.resolve_bases((A,)))
t(lambda: types.ModuleType('mm', 'mdoc').__doc__)
mod = types.ModuleType('mm'); mod.x = 5; t(lambda: (mod, mod.x, sorted(vars(mod))))
class M(types.ModuleType):
    def __init__(self, n): super().__init__(n); self.extra = 1
    def meth(self): return self.extra
    @property
    def p(self): return 'prop'
mm = M('sub'); t(lambda: (mm.extra, mm.meth(), mm.p, mm.__name__, mm))
t(lambda: (types.FunctionType is type(f), types.LambdaType is type(f), types.BuiltinFunctionType is type(len), types.GeneratorType, types.TracebackType, types.FrameType, types.CellType))
t(lambda: f.__get__(a)(1)[0]); t(lambda: f.__get__(None, A) is f); t(lambda: A.m.__get__(a)(5))
t(lambda: f.__type_params__); t(lambda: f.__annotations__)
fr = sys._getframe(); t(lambda: (fr.f_code.co_name, fr.f_lineno > 5, 'fr' in fr.f_globals))

K = 1
def scaled(n):
    total = 0
    for i in range(n):
        total += i * K + helper(i)
    return total
def helper(i):
    return K
other = types.FunctionType(scaled.__code__, {'K': 100, 'helper': lambda i: -1, 'range': range})
for _ in range(4):
    t(lambda: (scaled(400), other(400)))
K = 2
t(lambda: (scaled(400), other(400)))
space = {'K': 7, 'print': print}
exec((lambda: print('K is', K)).__code__, space)
exec((lambda: print('K is', K)).__code__, globals())
maker = types.FunctionType(outer.__code__, {}, 'maker')
t(lambda: [maker(k)(10) for k in range(5)])
def counting():
    return K
for k in range(300):
    if k == 150:
        counting.__code__ = (lambda: K + 1000).__code__
    last = counting()
print(last)
def walk(code, depth=0):
    print('  ' * depth + code.co_name)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            walk(constant, depth + 1)
walk(compile("def a():\n    def b(): return (lambda: 1)\nclass D:\n    def e(self): pass", 'm', 'exec'))
print(sorted({line for _, _, line in scaled.__code__.co_lines() if line}) [-1] - scaled.__code__.co_firstlineno)
a, b = [], []
print(a.append == a.append, a.append == b.append, a.append != a.extend, len({a.append, a.append, b.append, len, len}), len == len, a.append is a.append)
