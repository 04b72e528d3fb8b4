"""Context managers in combination, contextlib, imports in odd places, match statements, dataclasses, enums."""
import contextlib
log = []
class C:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self): log.append(f'+{self.n}'); return self
    def __exit__(self, *e): log.append(f'-{self.n}:{e[0].__name__ if e[0] else None}'); return self.swallow
with C(1) as a, C(2, True) as b:
    raise ValueError
with (C(3), C(4) as d,): pass
def ret():
    with C(5): return 'r'
print(ret(), log); log.clear()
for i in range(3):
    with C(i):
        if i == 0: continue
        if i == 1: break
print(log); log.clear()
@contextlib.contextmanager
def cm(x):
    log.append('enter')
    try: yield x * 2
    except KeyError as e: log.append(('handled', str(e)))
    finally: log.append('exit')
with cm(4) as v: log.append(v)
with cm(1): raise KeyError('k')
try:
    with cm(1): raise IndexError('i')
except IndexError as e: log.append(str(e))
@cm(0)
def decorated(): log.append('body')
decorated(); print(log); log.clear()
with contextlib.suppress(ZeroDivisionError): 1 / 0
with contextlib.ExitStack() as st:
    st.enter_context(C('s1')); st.callback(log.append, 'cb'); st.push(lambda *e: log.append(e[0] and e[0].__name__))
    st.enter_context(C('s2', True)); raise KeyError
print(log); log.clear()
with contextlib.nullcontext(5) as five, contextlib.closing(type('X', (), {'close': lambda s: log.append('closed')})()): print(five)
print(log)
for bad in ('with type("E", (), {"__enter__": lambda s: 1})(): pass',):
    try: exec(bad)
    except TypeError as e: print(e)
class ExitRaises:
    def __enter__(self): return self
    def __exit__(self, *e): raise RuntimeError('from exit')
try:
    with ExitRaises(): raise ValueError('body')
except RuntimeError as e: print(e, repr(e.__context__))
def lazy():
    import math as m
    from collections import OrderedDict as OD, deque
    return m.pi > 3, OD.__name__, deque.__name__
print(lazy(), 'm' in globals())
try: import not_there_at_all
except ImportError as e: print(type(e).__name__, e, e.name)
try: from math import not_in_math
except ImportError as e: print(str(e).split(' (')[0], e.name)
try: import math.sub
except ImportError as e: print(e)
import sys, os.path, collections.abc
print('math' in sys.modules, os.path.join('a', 'b'), collections.abc.Sized.__name__, isinstance([], collections.abc.Sequence), __import__('json').dumps({'a': [1, None, True, 1.5, 'é']}), sys.modules['sys'] is sys)
def match(v):
    match v:
        case 0 | 1: return 'small'
        case int(n) if n > 100: return f'big {n}'
        case str() as s: return f's {s}'
        case [x]: return f'one {x}'
        case [x, *rest, y]: return f'{x}..{y} {rest}'
        case {'k': val, **rest}: return f'k={val} {rest}'
        case (True | None) as z: return f'z {z}'
        case float(f): return f'f {f}'
        case Pt(x=0, y=y): return f'on y {y}'
        case Pt(x, y): return f'pt {x} {y}'
        case complex(real=r): return f'c {r}'
        case _: return 'other'
import dataclasses
@dataclasses.dataclass(order=True, frozen=True)
class Pt:
    x: int
    y: int = 5
    z: list = dataclasses.field(default_factory=list, compare=False, repr=False)
for v in (0, 1, 500, 7, 'q', [1], (1, 2, 3), [], {'k': 1, 'j': 2}, {}, None, 2.5, Pt(0, 3), Pt(4), 3j, {1}): print(match(v), end='; ')
print()
print(Pt(1, 2), Pt(1) < Pt(2), Pt(1) == Pt(1), hash(Pt(1)) == hash(Pt(1)), dataclasses.replace(Pt(1), x=9), dataclasses.asdict(Pt(1)), dataclasses.astuple(Pt(1)), [f.name for f in dataclasses.fields(Pt)])
try: Pt(1).x = 2
except dataclasses.FrozenInstanceError as e: print(e)
try: Pt()
except TypeError as e: print(e)
import enum
class Color(enum.Enum):
    RED = 1
    GREEN = 'g'
    CRIMSON = 1
    @property
    def low(self): return self.name.lower()
class Flag(enum.Flag):
    A = enum.auto(); B = enum.auto(); AB = A | B
class Num(enum.IntEnum):
    ONE = 1; TWO = 2
class Str(str, enum.Enum):
    X = 'x'; Y = 'y'
    def shout(self): return self.value.upper()
print(Color.RED, repr(Color.GREEN), Color(1), Color['GREEN'].low, Color.CRIMSON is Color.RED, list(Color), Color.RED.value, Color.RED in Color, len(Color), Color.__members__['CRIMSON'].name)
print(Flag.A | Flag.B, Flag.AB, Flag.A in Flag.AB, Flag.A & Flag.B, Num.ONE + 1, Num.TWO > Num.ONE, Num(2), f'{Num.ONE}', Str.X == 'x', Str.Y.shout(), Str('x') is Str.X, isinstance(Str.X, str), Str.X + 'z', {Color.RED: 1}[Color.RED])
for bad in (lambda: Color(9), lambda: Color['NO'], lambda: setattr(Color, 'RED', 5)):
    try: bad()
    except (ValueError, KeyError, AttributeError, TypeError) as e: print(type(e).__name__, e)
