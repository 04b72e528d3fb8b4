"""Iterators written in Python drive hot loops; they stop, fail and are changed on the way."""


class Count:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


def run(n):
    total = 0
    for x in Count(n):
        for y in Count(x % 4):
            total += x * y
    return total


print(run(3000))  # expect: 11253750


class Failing(Count):
    def __next__(self):
        if self.i == 2500:
            raise LookupError("at 2500")
        return super().__next__()


total = 0
try:
    for x in Failing(5000):
        total += x
except LookupError as error:
    print(total, error)
# expect: 3126250 at 2500


def changes_next(n):
    class Local(Count):
        pass

    def ends_early(self):
        if self.i > 2100:
            raise StopIteration
        return Count.__next__(self) * 1.0

    total = 0
    for x in Local(n):
        total += x
        if x == 2000:
            Local.__next__ = ends_early
    return total


print(changes_next(3000))  # expect: 2208151.0


class Items:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i < self.n:
            return i * 2
        raise IndexError(i)


print(sum(Items(3000)), max(Items(2000)), 999 in Items(1000), len(list(Items(2500))))
# expect: 8997000 3998 False 2500


def manual(n):
    it = iter(range(n))
    total = 0
    while True:
        try:
            total += next(it)
        except StopIteration:
            break
    return total, next(it, "end")


print(manual(5000))  # expect: (12497500, 'end')
pairs = 0
for (a, b), c in zip(zip(Count(3000), Count(4000)), reversed(range(3500))):
    pairs += a * b - c
print(pairs)  # expect: 8998502000
it = enumerate(Count(3000))
for i, x in it:
    if i % 10 == 9:
        next(it, None)
    last = x
print(i, last)  # expect: 2999 3000
# expect-jit: loops>=1 exits<50 failedCompilations=0
