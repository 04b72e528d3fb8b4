"""A default is evaluated once, when the `def` runs, and kept."""

calls = []


def make_default(value):
    calls.append(value)
    return value


def append_to(item, bucket=make_default([])):
    bucket.append(item)
    return bucket


print(calls)  # expect: [[]]
print(append_to(1))  # expect: [1]
print(append_to(2))  # expect: [1, 2]
print(append_to(3, []))  # expect: [3]
print(append_to(4))  # expect: [1, 2, 4]
print(calls)  # expect: [[1, 2, 4]]

functions = [lambda x, n=n: x * n for n in range(4)]
print([function(10) for function in functions])  # expect: [0, 10, 20, 30]

n = 5


def captured(value=n):
    return value


n = 6
print(captured(), n)  # expect: 5 6
