"""What the build runs once, so that V8's code cache holds the functions that most programs need."""
import math
import sys
from time import perf_counter

from warm_up_module import halve


class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y:.2f})"

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)


def squares(count):
    for number in range(count):
        yield number * number


def describe(*items, separator=", ", **named):
    return separator.join(str(item) for item in items) + separator.join(sorted(named))


words = "the quick brown fox jumps over the lazy dog".split()
lengths = {word: len(word) for word in words if word}
print(Point(1), Point(2, 0.5) == Point(2, 0.5), list(squares(4)), sum(squares(10)))
print(describe(1, 2.5, "three", None, key=[1, (2,), {3}]), max(lengths.values()), 2**100 // 7)
print("%s is %d and {} is {:>5}".format(1, 2) % ("x", 3), "a,b"[::-1].upper().replace(",", ";"), math.sqrt(2), -7 // 2)
try:
    [][1]
except IndexError as error:
    print(type(error).__name__, error, file=sys.stdout)
with open(__file__) as file:
    first = file.readline()
assert first and not {1: 2}.get(3) and "b" in sorted(["b", "a"], key=len)
while words and lengths:
    words.pop()
    lengths.clear()
begin = perf_counter()
numbers = [halve(number) for number in range(8)]
numbers.remove(2)
numbers.insert(numbers.index(3), 7)
distinct = {0.1, 2.5, 1 / 3, len(numbers)}
distinct.discard(2.5)
print(repr(distinct.pop()), round(math.sin(0.5) + math.cos(begin), 3), list(range(3)), 3 in numbers, len(sys.argv) > int("1"))
sys.stdout.write("tab\t" + str(1234567) + "\n")
for number in numbers:
    if number > 6:
        break
    if number == 2:
        continue


# Loops that get hot, for the tracer: most kinds of bytecode, side traces, calls, objects that escape, recursion, generators.


class Counter:
    unit = 1

    def __init__(self):
        self.total = 0
        self.mean = 0.0
        self.last = None

    def add(self, number):
        if number % 3:
            self.total += number
        else:
            self.mean = (self.mean + number) / 2.0

    def weigh(self, number, factor=2):
        self.last = number if number & 1 else None
        return number * factor - self.unit


class Doubler(Counter):
    def weigh(self, number, factor=2):
        return super().weigh(number, factor) + number


class Ignorer(Counter):
    def weigh(self, number, factor=2):
        return 0


def run_hot(size):
    counter = Counter()
    items = [0] * 8
    for number in range(size):
        counter.add(number)
        items[number & 7] = items[number % 5] + 1
        if number % 7 == 0 and items[0] != "x":
            items[1] -= 1
    return counter.total + sum(value for value in items)


def run_integers(size):
    low = 1
    wide = 2**40
    for number in range(size):
        low = (low * 75 + 74) % 65537
        wide = (wide * 6364136223846793005 + number) & 0xFFFFFFFFFFFFFFFF
        wide ^= wide >> 17
        if low & 1:
            low -= 3
        if low & 2:
            low = -low // 5 + ~low
        elif low > 4000 or low <= number:
            low ^= number << 2 | 1
        if low & 4:
            low += wide >> 50
        if not low & 8 and low < number != 7:
            low >>= 1
            continue
        low = abs(low) if low >= 0 else -low
    return low


def run_floats(size):
    x = y = 0.0
    rounds = 0
    while rounds < size:
        squared = x * x + y * y
        if squared > 4.0:
            x, y = 0.25, y / 8.0
        elif squared == 1.0 or squared < -1.0:
            y = -y
        x, y = x * x - y * y + 0.3, 2.0 * x * y - math.sqrt(squared) * 0.1
        rounds += 1
    return min(x, y) + max(x, 1.0) + int(y) + float(rounds)


def run_objects(size):
    counters = [Counter(), Doubler(), Counter(), Ignorer()]
    total = 0
    pairs = [(counter, index) for index, counter in enumerate(counters)]
    for number in range(size):
        counter = counters[number * 7 % 4]
        total += counter.weigh(number) + counter.weigh(total & 63, factor=3)
        if counter.last is not None and isinstance(counter, Counter):
            total -= Point(number, counter.last).x
        for other, index in pairs:
            if other is counter:
                total += index
    return total


def run_containers(size):
    found = {}
    stack = []
    seen = set()
    text = "warm"
    for number in range(size):
        key = text[number & 3] + str(number & 31)
        found[key] = found.get(key, 0) + 1
        stack.append([number, key])
        if len(stack) > 20:
            stack.pop()
            first, *rest = stack.pop()
            stack[0] = [first, rest[0]]
            del stack[1:3]
        if key in found and number not in seen:
            seen.add(number & 15)
        row = [value + 1 for value in (1, 2, number)]
        row[1:] = row[:1]
    return len(found) + len("".join(sorted(found))) + len(seen)


def run_exceptions(size):
    caught = 0
    for number in range(size):
        try:
            if number % 5 == 0:
                raise ValueError(number)
            caught += {1: 1}[number & 1]
        except KeyError:
            caught += 2
        except ValueError as error:
            caught += len(error.args)
        finally:
            caught += 1
    return caught


def run_operators(size):
    low = 1
    ratio = 1.5
    turns = 0
    found = []
    for number in range(size):
        low = ((low & number | 3) ^ (number << (low & 3))) >> (number & 7)
        low &= number
        low |= turns
        low ^= number
        low = low | turns
        low = low ^ 21
        flag = not low
        if low != 5 and turns <= number and flag is not None:
            turns += sum([number, low])
        ratio = ratio / (number + 1) + number / 7
        ratio /= 2.0 + low
        ratio -= ratio
        ratio *= ratio
        turns += (low == number) + (low != turns) + (low < number) + (low >= turns) + (ratio > number)
        if low == number or ratio != ratio or turns > 10**9:
            turns -= 1
        elif low > turns or low >= number or not turns < number:
            turns += 1
        turns += -number * turns % 5 + max(low, number) - min(low, turns) + (0 < low < number)
        turns = turns * number % 1000003
        found = found[-2:] + [number]
        for value in found:
            turns ^= value
        for value in range(low & 3):
            turns += value
    return turns


def halves(number):
    while number:
        yield number
        number //= 2


def count_pairs(limit):
    pairs = 0
    for first in range(limit):
        for second in range(first, limit):
            pairs += 1 if first != second else 0
    return pairs


def run_inner(size):
    total = 0
    while total < size:
        for value in halves(total & 255):
            total += value & 1
        total += count_pairs(12) + len([value for value in halves(9) if value > 2])
        total += sum(first * second for first, second in zip((1, 2, 3), (4, 5, 6)))
    return total


def fibonacci(number):
    if number < 2:
        return number
    return fibonacci(number - 1) + fibonacci(number - 2)


def steps(number):
    if number:
        for step in steps(number - 1):
            yield step + 1
        yield number


def run_calls(size):
    total = 0
    scale = lambda number, by=2: number * by + total
    for number in range(size):
        total = scale(number) % 1000003
        if number % 100 == 0:
            total += sum(step for step in steps(5)) + len(list(map(scale, (1, 2))))
    return total + fibonacci(22)


run_hot(20_000)
for run in (run_integers, run_floats, run_objects, run_operators):
    run(150_000)
for run in (run_containers, run_exceptions, run_calls, run_inner):
    run(50_000)
