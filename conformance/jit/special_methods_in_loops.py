"""Operators on instances: arithmetic, comparison, truth, length, items, containment, in hot loops."""


class Vec:
    made = 0

    def __init__(self, x, y):
        Vec.made += 1
        self.x, self.y = x, y

    def __add__(self, other):
        if isinstance(other, Vec):
            return Vec(self.x + other.x, self.y + other.y)
        return NotImplemented

    def __radd__(self, other):
        return Vec(self.x + other, self.y + other)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return self.x < other.x

    def __bool__(self):
        return self.x != 0

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __contains__(self, value):
        return value == self.x

    def __neg__(self):
        return Vec(-self.x, -self.y)


def run(n):
    v, w = Vec(0, 1), Vec(1, 0.5)
    count = 0
    for i in range(n):
        v = v + w
        if i % 50 == 0:
            v = 1 + v
            v = -v
        if v:
            count += 1
        if v < w:
            count += 10
        if i in v:
            count += 100
        count += len(v) + (v == w)
        x, y = v
        w += Vec(0, 0)
    return v.x, v.y, count, Vec.made


print(run(4000))  # expect: (0, 1.0, 33120, 8162)
errors = 0
for i in range(3000):
    try:
        Vec(1, 1) + (Vec(1, 1) if i % 3 else "text")
    except TypeError:
        errors += 1
print(errors)  # expect: 1000
print(sum([Vec(i, 1) for i in range(2000)], Vec(0, 0)).x, max(Vec(i * 7 % 1000, i) for i in range(1000)).x, sorted([Vec(-i, 0) for i in range(500)])[0].x)
# expect: 1999000 999 -499


class Mod:
    def __init__(self, v):
        self.v = v % 97

    def __mul__(self, other):
        return Mod(self.v * (other.v if isinstance(other, Mod) else other))

    __rmul__ = __mul__

    def __pow__(self, n):
        return Mod(pow(self.v, n, 97))

    def __hash__(self):
        return self.v

    def __eq__(self, other):
        return self.v == other.v


m, seen = Mod(5), {}
for i in range(3000):
    m = m * 7 if i % 2 else 3 * m
    seen[m] = seen.get(m, 0) + 1
print(m.v, len(seen), sum(seen.values()), (m**50).v)  # expect: 29 96 3000 32
# expect-jit: loops>=1 exits<50 failedCompilations=0
