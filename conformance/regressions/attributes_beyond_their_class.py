# Attributes that a class's methods do not name, slots beyond the inline ones, and many classes at one instruction.
class Small:
    def __init__(self, x):
        self.x = x


class Wide(Small):
    def __init__(self, x):
        super().__init__(x)
        self.y = x + 0.5


class Bare:
    pass


def fill(thing, count):
    for k in range(count):
        setattr(thing, f"extra{k}", k * 10)
    return thing


def bump(thing):
    thing.x = thing.x + 1
    thing.extra5 = thing.extra5 + thing.x
    thing.extra29 += 1.5
    return thing.x, thing.extra5, thing.extra29


things = [fill(make(k), 30) for k in range(4) for make in (Small, Wide, lambda x: fill(Bare(), 1))]
for thing in things:
    if isinstance(thing, Bare):
        thing.x = 100
for _ in range(5):
    last = [bump(thing) for thing in things]
print(last[0], last[1], last[2])  # expect: (5, 65, 297.5) (5, 65, 297.5) (105, 565, 297.5)
print(last[-1], things[1].y, things[-2].y)  # expect: (105, 565, 297.5) 0.5 3.5

for thing in things:
    del thing.extra5
    thing.extra5 = "again"
print({thing.extra5 for thing in things}, list(vars(things[0]))[-2:])  # expect: {'again'} ['extra29', 'extra5']


class Guarded:
    def __init__(self):
        self.value = 1

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)


class Plain:
    def __init__(self):
        self.value = 1


def store_and_load(thing):
    thing.value = thing.value + 1
    return thing.value


pairs = [Plain(), Guarded(), Small(1), Wide(2)]
for thing in pairs[2:]:
    thing.value = 1
for _ in range(4):
    print([store_and_load(thing) for thing in pairs])
# expect: [2, 6, 2, 2]
# expect: [3, 14, 3, 3]
# expect: [4, 30, 4, 4]
# expect: [5, 62, 5, 5]
