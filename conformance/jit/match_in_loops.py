"""match statements, star patterns and class patterns in hot loops over mixed data."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def classify(value):
    match value:
        case int() if value < 0:
            return "negative"
        case 0:
            return "zero"
        case int(n):
            return "int" if n < 100 else "large"
        case float():
            return "float"
        case "go" | "stop":
            return "word"
        case str(text) if len(text) > 3:
            return "long text"
        case [x, y]:
            return f"pair of {classify(x)}"
        case [first, *rest]:
            return f"list of {len(rest) + 1}"
        case {"kind": kind, **others}:
            return f"{kind} {len(others)}"
        case Point(0, y):
            return "axis"
        case Point(x=x):
            return "point"
        case None:
            return "none"
    return "other"


values = [5, -5, 0, 500, 2.5, "go", "text", "ab", [1, 2], (3.5, 1), [1, 2, 3], {"kind": "k", "z": 1}, {}, Point(0, 1), Point(1, 1), None, True, []]
counts = {}
for i in range(len(values) * 200):
    key = classify(values[i % len(values)])
    counts[key] = counts.get(key, 0) + 1
print(counts)


def machine(n):
    state, total = ("start", 0), 0
    for i in range(n):
        match state:
            case ("start", k):
                state = ("run", k + 1, i)
            case ("run", k, since) if i - since > k % 5:
                state = ["stop", k]
            case ("run", k, since):
                total += k
            case ["stop", k]:
                state = ("start", k)
    return state, total


print(machine(6000))
