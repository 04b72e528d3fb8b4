"""A list goes from ints to floats to any objects in the middle of a hot loop."""


def fill(n):
    items = []
    for i in range(n):
        if i < 3000:
            items.append(i)
        elif i < 6000:
            items.append(i + 0.5)
        else:
            items.append(str(i))
    return items


items = fill(9000)
print(items[2999], items[3000], items[6000], len(items), [type(items[i]).__name__ for i in (0, 2999, 3000, 5999, 6000)])
# expect: 2999 3000.5 6000 9000 ['int', 'int', 'float', 'float', 'str']


def overwrite(n):
    items = [0] * 100
    checksum = 0
    for i in range(n):
        k = i % 100
        if i == 5000:
            items[k] = 0.25
        elif i == 7000:
            items[k] = None
        elif i == 7500:
            items[k] = 2**80
        else:
            items[k] = i
        value = items[(i * 7) % 100]
        if value is None:
            checksum += 1000003
        else:
            checksum += int(value * 4) % 1000003
    return checksum


print(overwrite(10000))  # expect: 199166090


def read_mixed(n):
    lists = [[1, 2, 3], [1.5, 2.5], ["a", "bb"], [], [None, 1]]
    lengths = 0
    numbers = 0
    for i in range(n):
        current = lists[i % 5]
        lengths += len(current)
        for item in current:
            if isinstance(item, (int, float)):
                numbers += item
        if i == n // 2:
            lists[0].append(0.5)
            lists[1].append("text")
            lists[3].append(7)
    return lengths, numbers


print(read_mixed(5000))  # expect: (10499, 14749.5)
floats = [float(i) for i in range(100)]
alias = floats
total = 0.0
for i in range(5000):
    total += alias[i % 100]
    if i == 4000:
        floats[50] = "switch"
        floats[50] = 50.0
print(total, floats == list(range(100)))  # expect: 247500.0 True
copied = [1, 2, 3] * 10
for i in range(3000):
    copied = copied[1:] + [i if i < 2990 else float(i)]
print(copied[-12:])
# expect: [2988, 2989, 2990.0, 2991.0, 2992.0, 2993.0, 2994.0, 2995.0, 2996.0, 2997.0, 2998.0, 2999.0]
# expect-jit: loops>=1 exits<150 failedCompilations=0
