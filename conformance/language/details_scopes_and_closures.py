"""Comprehension scopes, closures, global and nonlocal, class bodies, walrus."""
x = 'global'
def f():
    x = 'local'
    def g():
        nonlocal x
        x += '!'
        def h():
            nonlocal x
            x = x * 2
            return x
        return h
    h = g()
    return h(), x
print(f(), x)
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def reset():
        nonlocal n
        n = 0
    return inc, reset
i, r = counter(); j, _ = counter()
print(i(), i(5), j(), r(), i(), j.__closure__[0].cell_contents, i.__code__.co_freevars)
fs = [lambda: k for k in range(3)]; gs = [lambda k=k: k for k in range(3)]
print([q() for q in fs], [q() for q in gs])
class C:
    x = 'class'
    y = [x for _ in range(2)]
    z = [q for q in x]
    w = (lambda: x)()
    def m(self): return x
    n = [(a, b) for a in x[:1] for b in [a]]
print(C.y, C.z, C.w, C().m(), C.n)
def g():
    print([x := i * 2 for i in range(3)], x)
    print([y for y in range(5) if (t := y % 3)], t)
    if (m := len('abc')) > 2: return m
print(g(), x)
def late():
    try: print(undefined_later)
    except NameError as e: print(e)
    if False: v = 1
    try: v
    except UnboundLocalError as e: print(e)
    def inner(): return w2
    try: inner()
    except NameError as e: print(e)
    w2 = 1
    del w2
    try: inner()
    except NameError as e: print(e)
late()
def glob():
    global made_global, x
    made_global = 1; x = 'changed'
    del x
    try: x
    except NameError as e: print(e)
    x = 'global'
glob(); print(made_global, x)
def args_scope(a, b=lambda: x, *c, d=[n for n in range(2)], **e): return a, b(), c, d, e
print(args_scope(1), args_scope(1, lambda: 2, 3, d=4, z=5))
print([[i * j for j in range(i)] for i in range(4)], {i: {j for j in range(i)} for i in range(3)}, [a for a in [1, 2] for b in [a, a + 1] if b > 1 for c in 'x'], list(a for a in (b for b in range(3))))
def deleted():
    y = 1
    try: raise ValueError('q')
    except ValueError as y: pass
    try: return y
    except UnboundLocalError as e: return str(e)
print(deleted())
def gen_scope():
    items = [1, 2, 3]
    g = (v * factor for v in items)
    factor = 10; items = [9]
    return list(g)
print(gen_scope())
exec('x2 = [i for i in range(3)]; y2 = (lambda: x2)()'); print(x2, y2)
def ex():
    ns = {}
    exec('a = 1\ndef q(): return a + x', {'x': 5, **globals()} | {'x': 5}, ns)
    return sorted(k for k in ns)
print(ex(), eval('x + y', {'x': 1}, {'y': 2}), eval('[x for _ in "ab"]', {'x': 7}))
def loc(a):
    b = 2
    def inn(): return a
    return sorted(locals())
print(loc(1))
class Outer:
    v = 1
    class Inner:
        v2 = 2
        def get(self): return __class__.__name__, Outer.v
    def __init__(self): self.__priv = 3
    def peek(self): return self.__priv, [__class__.__name__ for _ in 'a']
print(Outer.Inner().get(), Outer().peek(), Outer()._Outer__priv, Outer.Inner.__qualname__, Outer.peek.__qualname__, f.__qualname__, [lambda: 0][0].__qualname__)
