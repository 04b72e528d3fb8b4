"""Closures made in one call share its variables; every call has variables of its own."""


def counter(start):
    value = start

    def increase(step=1):
        nonlocal value
        value += step
        return value

    def read():
        return value

    return increase, read


first_increase, first_read = counter(0)
second_increase, second_read = counter(100)
first_increase()
first_increase(5)
second_increase()
print(first_read(), second_read())  # expect: 6 101


def late_binding():
    functions = []
    for i in range(3):
        functions.append(lambda: i)
    return [function() for function in functions]


print(late_binding())  # expect: [2, 2, 2]


def early_binding():
    return [(lambda i: lambda: i)(i)() for i in range(3)]


print(early_binding())  # expect: [0, 1, 2]


def three_levels():
    a = 1

    def middle():
        b = 2

        def inner():
            nonlocal a, b
            a += 10
            b += a
            return a, b

        return inner

    inner = middle()
    inner()
    return inner(), a


print(three_levels())  # expect: ((21, 34), 21)
