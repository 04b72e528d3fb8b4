"""Arguments are matched by position first, then by name; defaults fill the rest."""


def describe(name, size=1, *, colour="grey"):
    return f"{name}/{size}/{colour}"


print(describe("cube"))  # expect: cube/1/grey
print(describe("cube", 2))  # expect: cube/2/grey
print(describe(size=3, name="ball"))  # expect: ball/3/grey
print(describe("cube", colour="red"))  # expect: cube/1/red
print(describe(*["cone", 4], **{"colour": "blue"}))  # expect: cone/4/blue


def ordered(a, b, /, c, d):
    return [a, b, c, d]


print(ordered(1, 2, 3, 4))  # expect: [1, 2, 3, 4]
print(ordered(1, 2, d=4, c=3))  # expect: [1, 2, 3, 4]
print(describe.__name__, describe.__defaults__, describe.__kwdefaults__)  # expect: describe (1,) {'colour': 'grey'}
