"""Generators: send, throw, close and return in combination, delegation, finally, reuse."""
log = []
def g():
    try:
        while True:
            try:
                x = yield len(log)
                log.append(x)
                if x == 'stop': return 'done'
            except ValueError as e:
                log.append(('caught', str(e)))
                yield 'recovered'
    finally:
        log.append('closed')
it = g()
print(next(it), it.send('a'), it.throw(ValueError('v')), next(it), it.send('b'))
try: it.send('stop')
except StopIteration as e: print(e.value, log)
print(next(it, 'exhausted'))
try: it.send(None)
except StopIteration as e: print(repr(e.value))
it.close()
def outer():
    r = yield from inner()
    print('inner returned', r)
    r2 = yield from [1, 2]
    print(r2)
    try:
        yield from inner()
    except KeyError as e:
        print('outer caught', e)
        yield 'after'
    return 'outer done'
def inner():
    try:
        a = yield 'i1'
        b = yield a
        return (a, b)
    finally:
        print('inner finally')
it = outer()
print(next(it), it.send('A'), it.send('B'), next(it), next(it))
print(it.throw(KeyError('k')))
try: next(it)
except StopIteration as e: print(e.value)
def ignoring():
    try: yield 1
    except GeneratorExit: yield 2
it = ignoring(); next(it)
try: it.close()
except RuntimeError as e: print(e)
def early():
    yield 1
e = early()
try: e.send(5)
except TypeError as x: print(x)
try: e.throw(IndexError('before start'))
except IndexError as x: print(x)
print(list(e))
def rec():
    yield next(me)
me = rec()
try: next(me)
except ValueError as x: print(x)
def stop():
    raise StopIteration('inside')
    yield
try: next(stop())
except RuntimeError as x: print(x, repr(x.__cause__))
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)), sum(tree(8)))
def cleanup():
    try:
        yield 1
    finally:
        print('cleaned')
it = cleanup(); next(it); it.close()
class Delegate:
    def __iter__(self): return self
    def __next__(self): return 'n'
    def send(self, v): return ('sent', v)
    def throw(self, *a): return ('thrown', type(a[0]).__name__)
    def close(self): print('delegate closed')
def d(): yield from Delegate()
it = d(); print(next(it), it.send(3), it.throw(ValueError())); it.close()
gen = (x * y for x in range(3) for y in range(x) if x + y)
print(next(gen), list(gen), list(gen))
def counter():
    n = 0
    while True:
        step = yield n
        n += 1 if step is None else step
c = counter(); print([next(c), c.send(5), next(c), c.send(-2)])
def both():
    try:
        yield 1
    except Exception as e:
        raise KeyError('second') from e
b = both(); next(b)
try: b.throw(ValueError('first'))
except KeyError as e: print(repr(e), repr(e.__cause__), repr(e.__context__))
print(g.__name__, it.__name__, type(it).__name__, it.gi_frame is None, it.gi_running)
def lazy():
    print('started'); yield
l = lazy(); print('made'); next(l)
def finally_return():
    try:
        yield 1
        return 'x'
    finally:
        yield 'from finally'
print(list(finally_return()))
def nested_try():
    for i in range(3):
        try:
            yield i
        except ValueError:
            continue
        else:
            yield ('else', i)
        finally:
            yield ('fin', i)
n = nested_try(); print(next(n), n.throw(ValueError), next(n), next(n), next(n), list(n))
