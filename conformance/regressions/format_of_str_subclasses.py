# A subclass of str or int whose __str__ or __format__ is its own, in every way of formatting.
class Z(str):
    def __format__(self, s): return 'z' + s
class Y(str):
    def __str__(self): return 'y'
z, y = Z('a'), Y('b')
print(f'{z}', f'{z:>3}', f'{y}', f'{y:>3}', f'{y!s}', str(y), '%s' % y, '{}'.format(y), '{}'.format(z), format(y), ''.join([y]), y + '', print(y))
class W(int):
    def __format__(self, s): return 'w'
class V(int):
    def __str__(self): return 'v'
print(f'{W(1)}', f'{V(1)}', f'{V(1):d}', str(V(1)), '%d %s' % (V(1), V(1)))
