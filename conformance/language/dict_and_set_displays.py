"""How dict and set displays are evaluated and printed."""

print({}, {1: 2}, {1, 2} == {2, 1}, {**{}}, {"a": {"b": [1]}}, set(), {(): frozenset()})
# expect: {} {1: 2} True {} {'a': {'b': [1]}} set() {(): frozenset()}
print({"k": 1, "k": 2}, len({1, 1.0, True}), {1: "a", True: "b"})  # expect: {'k': 2} 1 {1: 'b'}
print({x: y for x in "ab" for y in (1, 2)}, {i for i in range(3)}, {"x": 1, **{"x": 2}, "y": 3})
# expect: {'a': 2, 'b': 2} {0, 1, 2} {'x': 2, 'y': 3}
order = []


def note(x):
    order.append(x)
    return x


{note("k1"): note("v1"), note("k2"): note("v2")}
print(order)  # expect: ['k1', 'v1', 'k2', 'v2']
d = dict(b=1, a=2)
print(d, list(d), sorted(d), max(d), "".join(d), dict(d, c=3), [*d], {**d})
# expect: {'b': 1, 'a': 2} ['b', 'a'] ['a', 'b'] b ba {'b': 1, 'a': 2, 'c': 3} ['b', 'a'] {'b': 1, 'a': 2}
print(str({"a": "quote'", 'b"': None, 1.5: b"x", (1,): [..., True]}))
# expect: {'a': "quote'", 'b"': None, 1.5: b'x', (1,): [Ellipsis, True]}
