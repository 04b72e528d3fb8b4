"""One call site, many callees: functions, methods, classes, built-ins, lambdas, partials, generators."""


class Callable:
    def __call__(self, x):
        return x * 3


class Made:
    def __init__(self, x):
        self.x = x

    def __int__(self):
        return self.x


class Methods:
    def m(self, x):
        return x + 5

    @classmethod
    def c(cls, x):
        return x + 6

    @staticmethod
    def s(x):
        return x + 7


def default(x, y=10, *rest, k=1):
    return x + y + k


def variadic(*args, **kwargs):
    return len(args) + args[0]


targets = [lambda x: x + 1, abs, Callable(), Made, Methods().m, Methods.c, Methods.s, default, variadic, float, str, [5, 6, 7].count, int, max]
total = 0
for i in range(14 * 400):
    target = targets[i % 14]
    if target is max:
        r = target(i, 3)
    else:
        r = target(i)
    total += int(r)
print(total)  # expect: 16804000


class Dog:
    def speak(self):
        return "woof"


class Cat:
    def speak(self):
        return "meow"


class Robot:
    def __getattr__(self, name):
        return lambda: name


animals = [Dog(), Cat(), Robot(), Dog(), Dog()]
counts = {}
for i in range(5000):
    word = animals[i % 5].speak()
    counts[word] = counts.get(word, 0) + 1
    if i == 2500:
        animals[3].speak = lambda: "robot dog"
print(counts)  # expect: {'woof': 2500, 'meow': 1000, 'speak': 1000, 'robot dog': 500}
values = [1, 2.5, "ab", [1], (1, 2), 2**65, True, None]
lengths = 0
for i in range(4000):
    v = values[i % 8]
    try:
        lengths += len(v)
    except TypeError:
        lengths += 100
print(lengths)  # expect: 252500


def apply(f, *args, **kwargs):
    return f(*args, **kwargs)


print(sum(apply(default, i, k=i % 3) + apply(variadic, i, 1, 2) for i in range(2000)))  # expect: 4025999
# expect-jit: loops>=1 exits<150 failedCompilations=0
