"""How built-in operations see a subclass of dict or list."""


class Upper(dict):
    def __getitem__(self, key):
        return super().__getitem__(key.upper())

    def __contains__(self, key):
        return super().__contains__(key.upper())


u = Upper(A=1)
print(u["a"], "a" in u, u.get("a"), list(u), dict(u), {**u}, len(u), u == {"A": 1})
# expect: 1 True None ['A'] {'A': 1} {'A': 1} 1 True


class Reversed(list):
    def __iter__(self):
        return reversed(list(range(len(self))))

    def __len__(self):
        return 3


r = Reversed("abcd")
print(list(r), len(r), r[0], [*r], sum(r), r == ["a", "b", "c", "d"], sorted(r), "d" in r, 0 in r)
# expect: [2, 1, 0] 3 a [2, 1, 0] 3 True [0, 1, 2] True False


class Keyed(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


k = Keyed()
print(k["ab"], k[3], k, k.get("zz"), "%(q)s" % k, k)
# expect: abab 6 {'ab': 'abab', 3: 6, 'q': 'qq'} None qq {'ab': 'abab', 3: 6, 'q': 'qq'}
print(isinstance(k, dict), type(k.copy()).__name__, type(k | {}).__name__, Keyed.fromkeys("a"))
# expect: True dict dict {'a': None}
