"""A store into a dict or set that needs Python for some keys only, in both orders."""


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return hash(self.number)

    def __eq__(self, other):
        return isinstance(other, Key) and self.number == other.number


def stores(keys):
    seen = {}
    for i, key in enumerate(keys):
        seen[key] = i
    return sorted(seen.values())


def adds(keys):
    return len({key for key in keys})


def builds(keys):
    return len({key: 1 for key in keys})


plain = list(range(20))
own = [Key(i % 7) for i in range(20)]
mixed = [Key(i % 5) if i % 3 else i for i in range(60)]
for run in stores, adds, builds:
    print([run(keys) if run is not stores else sum(run(keys)) for keys in (plain + own, own + plain, mixed)])
# expect: [442, 702, 850]
# expect: [27, 27, 25]
# expect: [27, 27, 25]
