"""Any object with __iter__ and __next__ can be looped over."""


class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current == 0:
            raise StopIteration
        self.current -= 1
        return self.current


for i in Countdown(3):
    print(i)
# expect: 2
# expect: 1
# expect: 0
print(list(Countdown(4)), sum(Countdown(5)), 2 in Countdown(3), 9 in Countdown(3))
# expect: [3, 2, 1, 0] 10 True False
a, b, c = Countdown(3)
print(a, b, c, max(Countdown(3)), sorted(Countdown(3)))  # expect: 2 1 0 2 [0, 1, 2]


class Reusable:
    def __iter__(self):
        return Countdown(2)


r = Reusable()
print(list(r), list(r), dict.fromkeys(r), set(r))  # expect: [1, 0] [1, 0] {1: None, 0: None} {0, 1}

values = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(values), 0)), list(values))  # expect: [1, 2, 3] [4]


class BadIter:
    def __iter__(self):
        return 5


class BadNext:
    def __iter__(self):
        return self


for bad in (BadIter(), BadNext()):
    try:
        for x in bad:
            pass
    except TypeError as error:
        print(error)
# expect: iter() returned non-iterator of type 'int'
# expect: iter() returned non-iterator of type 'BadNext'
it = iter("ab")
print(next(it), next(it), next(it, None))  # expect: a b None
