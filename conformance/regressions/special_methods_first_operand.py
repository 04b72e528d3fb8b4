"""The left operand's method is called at once where it goes first; all else is as the language reference says (3.3.1, 3.3.7, 3.3.8)."""
class Plain:
    pass


class Number:
    def __init__(s, v):
        s.v = v

    def __add__(s, o):
        return ('add', s.v, o.v) if type(o) is Number else NotImplemented

    def __radd__(s, o):
        return ('radd', s.v, o)

    def __iadd__(s, o):
        return ('iadd', o) if o != 7 else NotImplemented

    def __sub__(s, o):
        return ('sub', o)

    def __pow__(s, o, m=None):
        return ('pow', o, m)

    def __mod__(s, o):
        return NotImplemented

    def __lt__(s, o):
        return ('lt', o) if o != 7 else NotImplemented

    def __eq__(s, o):
        return 'eq' if o is not None else NotImplemented

    def __contains__(s, o):
        return [] if o == 7 else 'yes'

    def __getitem__(s, i):
        return ('item', i)

    def __setitem__(s, i, v):
        s.v = (i, v)


class Derived(Number):
    def __radd__(s, o):
        return 'derived radd'

    def __gt__(s, o):
        return 'derived gt'


class Left:
    def __add__(s, o):
        return 'left'

    def __eq__(s, o):
        return NotImplemented

    __getitem__ = lambda s, i, j=5: (i, j)
    __mul__ = staticmethod(lambda o: ('static', o))


class Right:
    def __radd__(s, o):
        return 'right'

    def __rmod__(s, o):
        return 'rmod'

    def __gt__(s, o):
        return 'reflected'

    def __eq__(s, o):
        return 'right eq'


class Keyed(dict):
    def __missing__(s, k):
        return ('missing', k)


def run():
    n, m, d, p, left, right = Number(1), Number(2), Derived(3), Plain(), Left(), Right()
    x = n
    x += 5
    y = n
    try:
        y += 7
    except TypeError as error:
        y = str(error)
    z = Left()
    z += 1
    n[3] = 4
    keyed = Keyed(a=1)
    return [
        [n + m, 5 + n, n + d, x, y, z, n - 1, n**2, n % right, left + right],
        [n < 3, n == m, n != None, n == None, left == right, left == 5, p == p, p == Plain(), p != Plain(), p == 5, None == p],
        [7 in n, 6 in n, 7 not in n, 6 not in n, n[2], n.v, left[1], keyed['a'], keyed['b'], range(9)[2:5]],
        [[p].index(p), p in [Plain(), p], p in (Plain(),), [p] == [p], (p, 1) == (Plain(), 1), n < d],
        [{1} | {2}, [1] + [2], 'a%s' % 3, (1,) * 2, [0] * 3, {1: 2} | {3: 4}, b'a' + b'b', 3 * 'ab', {1} <= {1, 2}, 2 - True],
    ]


for _ in range(120):
    rows = run()
print(rows[0])  # expect: [('add', (3, 4), 2), ('radd', (3, 4), 5), 'derived radd', ('iadd', 5), "unsupported operand type(s) for +=: 'Number' and 'int'", 'left', ('sub', 1), ('pow', 2, None), 'rmod', 'left']
print(rows[1])  # expect: [('lt', 3), 'eq', True, False, 'right eq', False, True, False, True, False, False]
print(rows[2])  # expect: [False, True, True, False, ('item', 2), (3, 4), (1, 5), 1, ('missing', 'b'), range(2, 5)]
print(rows[3])  # expect: [0, True, False, True, False, 'derived gt']
print(rows[4])  # expect: [{1, 2}, [1, 2], 'a3', (1, 1), [0, 0, 0], {1: 2, 3: 4}, b'ab', 'ababab', True, 1]


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def in_place(x, y):
    x -= y
    return x


def power_in_place(x, y):
    x **= y
    return x


n, p = Number(1), Plain()
attempt(lambda: n % 2)  # expect: TypeError unsupported operand type(s) for %: 'Number' and 'int'
attempt(lambda: n < 7)  # expect: TypeError '<' not supported between instances of 'Number' and 'int'
attempt(lambda: p + p)  # expect: TypeError unsupported operand type(s) for +: 'Plain' and 'Plain'
attempt(lambda: in_place(p, 1))  # expect: TypeError unsupported operand type(s) for -=: 'Plain' and 'int'
attempt(lambda: in_place([], 1))  # expect: TypeError unsupported operand type(s) for -=: 'list' and 'int'
attempt(lambda: power_in_place(p, 1))  # expect: TypeError unsupported operand type(s) for **=: 'Plain' and 'int'
attempt(lambda: p**1)  # expect: TypeError unsupported operand type(s) for ** or pow(): 'Plain' and 'int'
attempt(lambda: p[0])  # expect: TypeError 'Plain' object is not subscriptable
attempt(lambda: 1 in p)  # expect: TypeError argument of type 'Plain' is not a container or iterable
attempt(lambda: [1] + (2,))  # expect: TypeError can only concatenate list (not "tuple") to list
attempt(lambda: 'a' + 1)  # expect: TypeError can only concatenate str (not "int") to str
attempt(lambda: [1] < [None])  # expect: TypeError '<' not supported between instances of 'int' and 'NoneType'
attempt(lambda: range(3)[5])  # expect: IndexError range object index out of range
attempt(lambda: {}['x'])  # expect: KeyError 'x'
attempt(lambda: Number.__getitem__(n))  # expect: TypeError Number.__getitem__() missing 1 required positional argument: 'i'


class Late:
    pass


a, b = Late(), Late()
results = []
for k in range(400):
    if k == 200:
        Late.__eq__ = lambda s, o: 'now'
    results.append(a == b)
print(results[199], results[200])  # expect: False now
# oracles: 3.14
