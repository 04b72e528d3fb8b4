"""Exceptions: chains, contexts, groups, notes, finally order."""
# oracles: 3.11
def chain():
    try:
        try:
            raise ValueError('a')
        except ValueError as e:
            raise KeyError('b') from e
    except KeyError as e:
        try:
            raise TypeError('c')
        except TypeError as t:
            return e, t
e, t = chain()
print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__, repr(t.__context__), t.__cause__, t.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise ValueError('hidden') from None
except ValueError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)
def order():
    out = []
    for i in range(4):
        try:
            out.append(('try', i))
            if i == 1: continue
            if i == 2: raise ValueError(i)
            if i == 3: break
        except ValueError as e: out.append(('except', str(e)))
        else: out.append('else')
        finally: out.append('finally')
    else: out.append('never')
    return out
print(order())
def override():
    try: return 'try'
    finally: print('in finally')
print(override())
eg = ExceptionGroup('top', [ValueError(1), TypeError('t'), ExceptionGroup('in', [KeyError('k'), ValueError(2)])])
print(eg, eg.exceptions[2], len(eg.exceptions), eg.message)
print(repr(eg.subgroup(ValueError)), repr(eg.subgroup(lambda x: isinstance(x, KeyError))), eg.subgroup(OSError))
m, r = eg.split((TypeError, KeyError)); print(repr(m), repr(r))
print(repr(eg.derive([OSError()])))
try:
    try: raise eg
    except* ValueError as v: print('values', [str(x) for x in v.exceptions], repr(v))
    except* TypeError as v: print('types', repr(v))
except ExceptionGroup as rest: print('rest', repr(rest))
try:
    try: raise ValueError('single')
    except* ValueError as v: print(v.message == '', v.exceptions)
except BaseException as x: print('no', x)
try:
    try: raise eg
    except* KeyError: raise OSError('new')
except BaseExceptionGroup as x: print(repr(x), repr(x.exceptions[0].__context__)[:30])
for bad in ((), ('m', []), ('m', [1]), (1, [ValueError()]), ('m', [KeyboardInterrupt()])):
    try: print(repr(ExceptionGroup(*bad)))
    except (TypeError, ValueError) as x: print(type(x).__name__, x)
print(type(BaseExceptionGroup('m', [ValueError()])).__name__, type(BaseExceptionGroup('m', [KeyboardInterrupt()])).__name__)
class MyGroup(ExceptionGroup):
    def derive(self, excs): return MyGroup(self.message + '!', excs)
g = MyGroup('mine', [ValueError(1), TypeError(2)]); g.add_note('note')
m, r = g.split(ValueError); print(repr(m), repr(r), m.__notes__, type(m).__name__)
class Err(Exception):
    def __init__(self, a, b=2): self.a, self.b = a, b
    def __str__(self): return f'{self.a}/{self.b}'
x = Err(1); print(str(x), repr(x), x.args, Err(1, b=3).args)
class Plain(Exception): pass
print(repr(Plain()), repr(Plain(1)), repr(Plain(1, 'a')), str(Plain(1, 'a')), str(Plain()), str(KeyError('k')), str(KeyError()), str(KeyError(1, 2)))
print(repr(OSError(2, 'no', 'f')), str(OSError(2, 'no', 'f')), OSError(2, 'x').errno, type(OSError(2, 'x')).__name__, str(OSError('a')), OSError(13, 'p').strerror)
try: raise ValueError
except ValueError as x: print(repr(x), x.__traceback__.tb_lineno > 0)
for bad in (1, 'a', int, None):
    try: raise bad
    except TypeError as x: print(x)
try: raise ValueError('x') from 1
except TypeError as x: print(x)
def deep(n):
    if n == 0: raise RuntimeError('bottom')
    try: deep(n - 1)
    except RuntimeError as x:
        x.add_note(f'level {n}')
        raise
try: deep(3)
except RuntimeError as x: print(x.__notes__)
try:
    assert 1 == 2, ('msg', 3)
except AssertionError as x: print(x, x.args)
try: assert 0
except AssertionError as x: print(repr(x))
def unbound():
    try: raise ValueError
    except ValueError as err: pass
    try: err
    except UnboundLocalError as u: print(u)
unbound()
class Ctx:
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print('exit', t and t.__name__, v); return self.swallow
with Ctx(True): raise KeyError('swallowed')
try:
    with Ctx(False), Ctx(True) as c: raise KeyError(c.swallow)
    with Ctx(False): raise IndexError('out')
except IndexError as x: print('got', x)
print(issubclass(ModuleNotFoundError, ImportError), IndexError.__mro__[1].__name__, StopIteration(5).value, SystemExit(3).code, UnicodeEncodeError('ascii', 'é', 0, 1, 'r'))
