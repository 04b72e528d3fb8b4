"""What `__slots__` may hold, and its descriptors."""
# oracles: 3.14
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: type('A', (), {'__slots__': (1,)}))
t(lambda: type('A', (), {'__slots__': ('a b',)}))
t(lambda: type('A', (), {'__slots__': ('a',), 'a': 1}))
t(lambda: type('A', (), {'__slots__': ('__dict__', '__weakref__')})().__dict__)
class D: pass
t(lambda: type('A', (D,), {'__slots__': ('__dict__',)}))
t(lambda: type('A', (D,), {'__slots__': ('__weakref__',)}))
class S1: __slots__ = ('a',)
class S2: __slots__ = ('b',)
t(lambda: type('A', (S1, S2), {}))
class S3(S1): __slots__ = ('c',)
s = S3(); s.a, s.c = 1, 2
t(lambda: s.b)
t(lambda: (s.a, s.c, S3.a, S3.c, S3.a is S1.a))
class It: __slots__ = iter(['x', 'y'])
i = It(); i.x = 1; print(i.x)
t(lambda: setattr(i, 'z', 1))
class Dct: __slots__ = {'x': 'doc of x'}
d = Dct(); d.x = 2; print(d.x)
class Doc: __slots__ = 'single'
d = Doc(); d.single = 2; print(d.single)
t(lambda: d.__class__.__slots__)
del d.single
t(lambda: d.single)
t(lambda: Doc.single.__name__)
t(lambda: repr(Doc.single))
t(lambda: Doc.__dict__['single'])
t(lambda: sorted(k for k in Doc.__dict__ if k[0] != "_"))
t(lambda: 'single' in dir(d))
t(lambda: Doc.single.__set__(d, 4))
t(lambda: Doc.single.__get__(d, Doc))
t(lambda: Doc.single.__get__(3, Doc))
t(lambda: Doc.single.__delete__(d))
