# enumerate and zip over every kind of iterable, one iterator twice, the order in which iterators are asked, subclasses, errors.
def outcome(function, *arguments, **keywords):
    try:
        return function(*arguments, **keywords)
    except BaseException as error:
        return type(error).__name__ + ': ' + str(error)


def numbers(n):
    for i in range(n):
        yield i


def failing():
    yield 1
    raise ValueError('on the way')


class Down:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def sources():
    return [[1, 2, 3], (4.5, 5.5), range(5), 'abc', {1: 2, 3: 4}, {7}, {1: 2}.items(), numbers(3), Down(2), reversed([1, 2]), enumerate('ab'), zip('ab', 'cd'), []]


for a in range(13):
    print(list(enumerate(sources()[a])), list(enumerate(sources()[a], 5)), list(zip(sources()[a])))
    print([list(zip(sources()[a], sources()[b])) for b in range(13)])
    print([outcome(lambda: len(list(zip(sources()[a], sources()[b], strict=True)))) for b in range(13)])
# expect: [(0, 1), (1, 2), (2, 3)] [(5, 1), (6, 2), (7, 3)] [(1,), (2,), (3,)]
# expect: [[(1, 1), (2, 2), (3, 3)], [(1, 4.5), (2, 5.5)], [(1, 0), (2, 1), (3, 2)], [(1, 'a'), (2, 'b'), (3, 'c')], [(1, 1), (2, 3)], [(1, 7)], [(1, (1, 2))], [(1, 0), (2, 1), (3, 2)], [(1, 1), (2, 0)], [(1, 2), (2, 1)], [(1, (0, 'a')), (2, (1, 'b'))], [(1, ('a', 'c')), (2, ('b', 'd'))], []]
# expect: [3, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 3, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 3, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1']
# expect: [(0, 4.5), (1, 5.5)] [(5, 4.5), (6, 5.5)] [(4.5,), (5.5,)]
# expect: [[(4.5, 1), (5.5, 2)], [(4.5, 4.5), (5.5, 5.5)], [(4.5, 0), (5.5, 1)], [(4.5, 'a'), (5.5, 'b')], [(4.5, 1), (5.5, 3)], [(4.5, 7)], [(4.5, (1, 2))], [(4.5, 0), (5.5, 1)], [(4.5, 1), (5.5, 0)], [(4.5, 2), (5.5, 1)], [(4.5, (0, 'a')), (5.5, (1, 'b'))], [(4.5, ('a', 'c')), (5.5, ('b', 'd'))], []]
# expect: ['ValueError: zip() argument 2 is longer than argument 1', 2, 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 2, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 2, 2, 2, 2, 'ValueError: zip() argument 2 is shorter than argument 1']
# expect: [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)] [(5, 0), (6, 1), (7, 2), (8, 3), (9, 4)] [(0,), (1,), (2,), (3,), (4,)]
# expect: [[(0, 1), (1, 2), (2, 3)], [(0, 4.5), (1, 5.5)], [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)], [(0, 'a'), (1, 'b'), (2, 'c')], [(0, 1), (1, 3)], [(0, 7)], [(0, (1, 2))], [(0, 0), (1, 1), (2, 2)], [(0, 1), (1, 0)], [(0, 2), (1, 1)], [(0, (0, 'a')), (1, (1, 'b'))], [(0, ('a', 'c')), (1, ('b', 'd'))], []]
# expect: ['ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 5, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1']
# expect: [(0, 'a'), (1, 'b'), (2, 'c')] [(5, 'a'), (6, 'b'), (7, 'c')] [('a',), ('b',), ('c',)]
# expect: [[('a', 1), ('b', 2), ('c', 3)], [('a', 4.5), ('b', 5.5)], [('a', 0), ('b', 1), ('c', 2)], [('a', 'a'), ('b', 'b'), ('c', 'c')], [('a', 1), ('b', 3)], [('a', 7)], [('a', (1, 2))], [('a', 0), ('b', 1), ('c', 2)], [('a', 1), ('b', 0)], [('a', 2), ('b', 1)], [('a', (0, 'a')), ('b', (1, 'b'))], [('a', ('a', 'c')), ('b', ('b', 'd'))], []]
# expect: [3, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 3, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 3, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1']
# expect: [(0, 1), (1, 3)] [(5, 1), (6, 3)] [(1,), (3,)]
# expect: [[(1, 1), (3, 2)], [(1, 4.5), (3, 5.5)], [(1, 0), (3, 1)], [(1, 'a'), (3, 'b')], [(1, 1), (3, 3)], [(1, 7)], [(1, (1, 2))], [(1, 0), (3, 1)], [(1, 1), (3, 0)], [(1, 2), (3, 1)], [(1, (0, 'a')), (3, (1, 'b'))], [(1, ('a', 'c')), (3, ('b', 'd'))], []]
# expect: ['ValueError: zip() argument 2 is longer than argument 1', 2, 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 2, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 2, 2, 2, 2, 'ValueError: zip() argument 2 is shorter than argument 1']
# expect: [(0, 7)] [(5, 7)] [(7,)]
# expect: [[(7, 1)], [(7, 4.5)], [(7, 0)], [(7, 'a')], [(7, 1)], [(7, 7)], [(7, (1, 2))], [(7, 0)], [(7, 1)], [(7, 2)], [(7, (0, 'a'))], [(7, ('a', 'c'))], []]
# expect: ['ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 1, 1, 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1']
# expect: [(0, (1, 2))] [(5, (1, 2))] [((1, 2),)]
# expect: [[((1, 2), 1)], [((1, 2), 4.5)], [((1, 2), 0)], [((1, 2), 'a')], [((1, 2), 1)], [((1, 2), 7)], [((1, 2), (1, 2))], [((1, 2), 0)], [((1, 2), 1)], [((1, 2), 2)], [((1, 2), (0, 'a'))], [((1, 2), ('a', 'c'))], []]
# expect: ['ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 1, 1, 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1']
# expect: [(0, 0), (1, 1), (2, 2)] [(5, 0), (6, 1), (7, 2)] [(0,), (1,), (2,)]
# expect: [[(0, 1), (1, 2), (2, 3)], [(0, 4.5), (1, 5.5)], [(0, 0), (1, 1), (2, 2)], [(0, 'a'), (1, 'b'), (2, 'c')], [(0, 1), (1, 3)], [(0, 7)], [(0, (1, 2))], [(0, 0), (1, 1), (2, 2)], [(0, 1), (1, 0)], [(0, 2), (1, 1)], [(0, (0, 'a')), (1, (1, 'b'))], [(0, ('a', 'c')), (1, ('b', 'd'))], []]
# expect: [3, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 3, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 3, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1']
# expect: [(0, 1), (1, 0)] [(5, 1), (6, 0)] [(1,), (0,)]
# expect: [[(1, 1), (0, 2)], [(1, 4.5), (0, 5.5)], [(1, 0), (0, 1)], [(1, 'a'), (0, 'b')], [(1, 1), (0, 3)], [(1, 7)], [(1, (1, 2))], [(1, 0), (0, 1)], [(1, 1), (0, 0)], [(1, 2), (0, 1)], [(1, (0, 'a')), (0, (1, 'b'))], [(1, ('a', 'c')), (0, ('b', 'd'))], []]
# expect: ['ValueError: zip() argument 2 is longer than argument 1', 2, 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 2, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 2, 2, 2, 2, 'ValueError: zip() argument 2 is shorter than argument 1']
# expect: [(0, 2), (1, 1)] [(5, 2), (6, 1)] [(2,), (1,)]
# expect: [[(2, 1), (1, 2)], [(2, 4.5), (1, 5.5)], [(2, 0), (1, 1)], [(2, 'a'), (1, 'b')], [(2, 1), (1, 3)], [(2, 7)], [(2, (1, 2))], [(2, 0), (1, 1)], [(2, 1), (1, 0)], [(2, 2), (1, 1)], [(2, (0, 'a')), (1, (1, 'b'))], [(2, ('a', 'c')), (1, ('b', 'd'))], []]
# expect: ['ValueError: zip() argument 2 is longer than argument 1', 2, 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 2, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 2, 2, 2, 2, 'ValueError: zip() argument 2 is shorter than argument 1']
# expect: [(0, (0, 'a')), (1, (1, 'b'))] [(5, (0, 'a')), (6, (1, 'b'))] [((0, 'a'),), ((1, 'b'),)]
# expect: [[((0, 'a'), 1), ((1, 'b'), 2)], [((0, 'a'), 4.5), ((1, 'b'), 5.5)], [((0, 'a'), 0), ((1, 'b'), 1)], [((0, 'a'), 'a'), ((1, 'b'), 'b')], [((0, 'a'), 1), ((1, 'b'), 3)], [((0, 'a'), 7)], [((0, 'a'), (1, 2))], [((0, 'a'), 0), ((1, 'b'), 1)], [((0, 'a'), 1), ((1, 'b'), 0)], [((0, 'a'), 2), ((1, 'b'), 1)], [((0, 'a'), (0, 'a')), ((1, 'b'), (1, 'b'))], [((0, 'a'), ('a', 'c')), ((1, 'b'), ('b', 'd'))], []]
# expect: ['ValueError: zip() argument 2 is longer than argument 1', 2, 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 2, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 2, 2, 2, 2, 'ValueError: zip() argument 2 is shorter than argument 1']
# expect: [(0, ('a', 'c')), (1, ('b', 'd'))] [(5, ('a', 'c')), (6, ('b', 'd'))] [(('a', 'c'),), (('b', 'd'),)]
# expect: [[(('a', 'c'), 1), (('b', 'd'), 2)], [(('a', 'c'), 4.5), (('b', 'd'), 5.5)], [(('a', 'c'), 0), (('b', 'd'), 1)], [(('a', 'c'), 'a'), (('b', 'd'), 'b')], [(('a', 'c'), 1), (('b', 'd'), 3)], [(('a', 'c'), 7)], [(('a', 'c'), (1, 2))], [(('a', 'c'), 0), (('b', 'd'), 1)], [(('a', 'c'), 1), (('b', 'd'), 0)], [(('a', 'c'), 2), (('b', 'd'), 1)], [(('a', 'c'), (0, 'a')), (('b', 'd'), (1, 'b'))], [(('a', 'c'), ('a', 'c')), (('b', 'd'), ('b', 'd'))], []]
# expect: ['ValueError: zip() argument 2 is longer than argument 1', 2, 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 2, 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is shorter than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 2, 2, 2, 2, 'ValueError: zip() argument 2 is shorter than argument 1']
# expect: [] [] []
# expect: [[], [], [], [], [], [], [], [], [], [], [], [], []]
# expect: ['ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 'ValueError: zip() argument 2 is longer than argument 1', 0]
it = iter([1, 2, 3, 4, 5])
print(list(zip(it, it)), list(it))  # expect: [(1, 2), (3, 4)] []
a, b = iter([1, 2, 3]), iter([1])
print(list(zip(a, b)), list(a), list(zip()), list(zip(*[[1, 2], [3, 4]])), list(zip(*[])))  # expect: [(1, 1)] [3] [] [(1, 3), (2, 4)] []
print(outcome(enumerate), outcome(enumerate, 5), outcome(zip, [1], 5), outcome(enumerate, [1], 'a'), next(enumerate([1], start=3)), next(enumerate(iterable=[1])))  # expect: TypeError: enumerate() missing required argument 'iterable' TypeError: 'int' object is not iterable TypeError: 'int' object is not iterable TypeError: 'str' object cannot be interpreted as an integer (3, 1) (0, 1)
print(list(enumerate([1], 2**31)), list(enumerate([1, 2], 2**70)), list(enumerate([1, 2], -2**31 - 5)))  # expect: [(2147483648, 1)] [(1180591620717411303424, 1), (1180591620717411303425, 2)] [(-2147483653, 1), (-2147483652, 2)]
e = enumerate('ab')
print(next(e), next(e), outcome(next, e), outcome(next, e), next(e, 'end'), iter(e) is e, type(e).__name__)  # expect: (0, 'a') (1, 'b') StopIteration:  StopIteration:  end True enumerate
z = zip([1], [2])
print(next(z), outcome(next, z), next(z, 'end'), iter(z) is z, isinstance(z, zip), zip.__name__, enumerate.__module__)  # expect: (1, 2) StopIteration:  end True True zip builtins
print(outcome(lambda: list(enumerate(failing()))), outcome(lambda: list(zip(failing(), [1, 2]))))  # expect: ValueError: on the way ValueError: on the way


class Numbered(enumerate):
    def __next__(self):
        return ('numbered', super().__next__())


class Zipped(zip):
    pass


x = Numbered('ab')
x.attribute = 1
print(list(x), list(Zipped('ab', [1, 2])), [pair for pair in Zipped(numbers(2), 'xy')], type(Zipped('a')).__name__)  # expect: [('numbered', (0, 'a')), ('numbered', (1, 'b'))] [('a', 1), ('b', 2)] [(0, 'x'), (1, 'y')] Zipped


def growing():
    table = {1: 2, 3: 4}
    for key, value in zip(table, [1, 2, 3]):
        table[key + 100] = 1


print(outcome(growing))  # expect: RuntimeError: dictionary changed size during iteration
items = [1, 2, 3]
for i, x in enumerate(items):
    if i < 3:
        items.append(x)
print(items)  # expect: [1, 2, 3, 1, 2, 3]
print(dict(zip('ab', [1, 2])), outcome(dict, zip('ab')), dict(enumerate('ab')), sorted(zip([2, 1], 'ab')), list(enumerate(zip([1], [2]))))  # expect: {'a': 1, 'b': 2} ValueError: dictionary update sequence element #0 has length 1; 2 is required {0: 'a', 1: 'b'} [(1, 'b'), (2, 'a')] [(0, (1, 2))]


def hot(n):
    total = 0
    whole = list(range(n))
    halves = [i * 0.5 for i in whole]
    for i, x in enumerate(whole):
        total += i * x
    for x, y in zip(whole, halves):
        total += x * y
    for x, y, w in zip(whole, range(n), halves):
        total += w
    for i, (x, y) in enumerate(zip(whole, whole)):
        total += i + x - y
    for i, x in enumerate(numbers(n)):
        total += i - x
    for x, y in zip(numbers(n), numbers(n)):
        total += x - y
    return total


print(hot(3000), hot(3000))  # expect: 13499998500.0 13499998500.0
