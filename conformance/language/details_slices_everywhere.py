"""Slices with odd bounds and steps on all sequences, assignment and deletion."""
# oracles: 3.14
data = list(range(10))
specs = [(a, b, c) for a in (None, 0, 3, -3, 20, -20) for b in (None, 0, 7, -1, 20, -20) for c in (None, 1, 2, -1, -3)]
total = 0
for seq in (data, tuple(data), 'abcdefghij', bytes(range(10)), range(10), bytearray(range(10)), memoryview(bytes(range(10)))):
    for a, b, c in specs:
        part = seq[a:b:c]
        total = (total * 31 + sum(ord(x) if isinstance(x, str) else x for x in part) + len(part) * 7) % 1000003
print(total)
for a, b, c in specs[::7]:
    print((a, b, c), data[a:b:c], range(10)[a:b:c], slice(a, b, c).indices(10))
def change(start, stop, step, values):
    l = list(range(8))
    try: l[start:stop:step] = values; return l
    except Exception as e: return type(e).__name__ + ' ' + str(e)
for args in ((1, 3, None, 'ab'), (2, 2, None, [9]), (None, None, None, []), (5, 2, None, 'x'), (None, None, 2, 'abcd'), (None, None, 2, 'abc'), (None, None, -1, range(8)), (7, None, -2, 'wxyz'), (1, 1, 2, ''), (20, 30, None, 'z'), (-3, None, 1, (1, 2, 3, 4)), (None, None, 2, 5), (0, 0, None, 5), (None, 4, 0, 'a'), (6, 2, -1, 'abcd'), (6, 2, -1, 'abc')):
    print(args, change(*args))
def cut(start, stop, step):
    l = list(range(8)); b = bytearray(range(8))
    del l[start:stop:step]; del b[start:stop:step]
    assert list(b) == l
    return l
for args in ((None, None, None), (1, 6, 2), (6, 1, -2), (None, None, -3), (5, 2, None), (-3, None, None), (100, None, None), (None, -100, None), (None, None, 5)): print(args, cut(*args))
l = [1, 2, 3]
l[len(l):] = [4]; l[:0] = [0]; l[1:1] = l; print(l)
l[:] = (x for x in l if x % 2); print(l)
l *= 2; l += (7,); l[-1:] = []; print(l, l[-1], l[~0])
class Seq:
    def __getitem__(self, i): return i
    def __setitem__(self, i, v): print('set', i, v)
    def __delitem__(self, i): print('del', i)
    def __len__(self): return 5
s = Seq()
print(s[1], s[-1], s[1:2], s[::2], s[1, 2], s[1:2, ::3], s[...], s[:, None], s[()], s[*(1, 2)], s[*[1], 2:3])
s[1:2] = 3; del s[::2]; s[1, 2:3] = 4
class Idx:
    def __index__(self): return 2
print(data[Idx()], data[Idx():], data[:Idx()], data[::Idx()], 'abc'[Idx()], range(5)[Idx()], [0] * Idx(), bytes(Idx()))
for bad in (lambda: data[str()], lambda: data[float()], lambda: data[print and None], lambda: data[::0], lambda: data['a':], lambda: data[10], lambda: (1,)[2], lambda: range(3)[3], lambda: b'a'[len('a')], lambda: {}[1:2], lambda: data.__getitem__(1, 2), lambda: data[1, 2], lambda: range(3)['x'], lambda: (1, 2)[None:'a']):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(slice(1, 2) == slice(1, 2, None), slice(3).stop, slice(1, None, 2), repr(slice('a', 'b')), slice(1, 5, 2).indices(3), slice(None, None, -1).indices(4), slice(1, 2) < slice(1, 3), hash(slice(1, 2)) == hash(slice(1, 2)))
