"""Generators that resume generators of their own code: begun, suspended, thrown into and dropped at every depth."""


def queens(size, row, columns, rising, falling):
    if row == size:
        yield ()
        return
    for column in range(size):
        if columns & 1 << column or rising & 1 << row + column or falling & 1 << row - column + size:
            continue
        for below in queens(
            size, row + 1, columns | 1 << column, rising | 1 << row + column, falling | 1 << row - column + size
        ):
            yield (column,) + below


print(sum(1 for _ in queens(7, 0, 0, 0, 0)), next(queens(8, 0, 0, 0, 0)))  # expect: 40 (0, 4, 7, 5, 2, 6, 1, 3)


def permutations(items):
    if not items:
        yield []
    for place in range(len(items)):
        if items[place] < 0:
            continue
        for rest in permutations(items[:place] + items[place + 1 :]):
            yield [items[place]] + rest


print(len(list(permutations([1, 2, 3, 4, 5]))), list(permutations([3, 2, 1]))[-1])  # expect: 120 [1, 2, 3]


def walk(tree):
    if tree is not None:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def grow(low, high):
    if low == high:
        return None
    middle = (low + high) // 2
    return grow(low, middle), middle, grow(middle + 1, high)


tree = grow(0, 300)
print(sum(walk(tree)), list(walk(tree)) == list(range(300)))  # expect: 44850 True


# One that skips much before it goes deeper, and fails or ends somewhere below.
def dive(depth, log):
    try:
        for step in range(12):
            if step % 4 != 3:
                continue
            if depth == 0:
                if step == 7:
                    raise ValueError(step)
                log.append(step)
                yield step
                return
            for found in dive(depth - 1, log):
                yield found + depth
    except ValueError as error:
        log.append(str(error))
        yield -depth
    finally:
        log.append(depth)


totals = []
for _ in range(40):
    log = []
    totals.append((sum(dive(3, log)), len(log)))
print(set(totals))  # expect: {(243, 67)}
log = []
stopped = 0
for _ in range(60):
    it = dive(3, log)
    stopped += next(it)
    it.close()
print(stopped)  # expect: 540
log = []
caught = 0
for _ in range(60):
    it = dive(3, log)
    next(it)
    caught += it.throw(ValueError("thrown"))
print(caught)  # expect: -180


# A chain of one code is no recursion.
def without(numbers, divisor):
    for number in numbers:
        if number % divisor == 0:
            continue
        yield number


def chain(count):
    numbers = iter(range(2, 500))
    for divisor in (2, 3, 5, 7, 11)[:count]:
        numbers = without(numbers, divisor)
    return numbers


print([sum(chain(count)) for count in range(6)])
# expect: [124749, 62499, 41832, 33667, 28914, 25999]
print(sum(sum(chain(3)) for _ in range(30)))  # expect: 1010010


# Frames of the generators, seen from below.
import sys


def names(depth):
    for step in range(6):
        if step != 5:
            continue
        if depth == 0:
            frame = sys._getframe()
            seen = 0
            while frame is not None:
                seen += frame.f_code.co_name == "names" and frame.f_locals["step"] == 5
                frame = frame.f_back
            yield seen
        else:
            for name in names(depth - 1):
                yield name


print(sum(next(names(5)) for _ in range(50)))  # expect: 300


# Growing numbers: what was small when it was recorded is not in the end.
def growing(number, depth):
    for step in range(9):
        if step & 3 != 3:
            continue
        if depth == 0:
            yield number + step
        else:
            for value in growing(number * 1000 + step, depth - 1):
                yield value


print([sum(growing(1, depth)) for depth in range(7)])
# expect: [12, 4040, 8040080, 16080080160, 32160160160320, 64320320320320640, 128640640640640641280]
# expect-jit: loops>=1 exits<200 failedCompilations=0
