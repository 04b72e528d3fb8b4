"""Callees raise at different depths and handle at different depths."""


class Odd(Exception):
    pass


def check(i):
    if i % 7 == 3:
        raise Odd(i)
    if i % 11 == 5:
        raise ValueError(i)
    return i


def middle(i):
    try:
        return check(i)
    except Odd as error:
        return -error.args[0]


def outer(i):
    try:
        return middle(i)
    except ValueError as error:
        return error.args[0] * 1000
    finally:
        counters[0] += 1


counters = [0]
print(sum(outer(i) for i in range(5000)), counters)  # expect: 983733862 [5000]
total = 0
for i in range(5000):
    total += outer(i)
print(total, counters)  # expect: 983733862 [10000]


def becomes_hot(n):
    caught = 0
    for i in range(n):
        try:
            if i > 2500:
                check(3)
            else:
                check(0)
        except Odd:
            caught += 1
    return caught


print(becomes_hot(5000))  # expect: 2499


def reraises(i):
    try:
        check(i)
    except Odd:
        raise
    except ValueError as error:
        raise KeyError("from value") from error
    return 1


results = {}
for i in range(4000):
    try:
        key = reraises(i)
    except Odd as error:
        key = "odd"
    except KeyError as error:
        key = type(error.__cause__).__name__
    results[key] = results.get(key, 0) + 1
print(results)  # expect: {1: 3117, 'odd': 571, 'ValueError': 312}


def native_errors(n):
    counts = [0, 0, 0, 0]
    items, table = [1, 2, 3], {0: 1}
    for i in range(n):
        try:
            if i % 4 == 0:
                items[i % 5]
            elif i % 4 == 1:
                table[i % 3]
            elif i % 4 == 2:
                1 // (i % 6)
            else:
                "a" + (i % 8)
        except IndexError:
            counts[0] += 1
        except KeyError:
            counts[1] += 1
        except ZeroDivisionError:
            counts[2] += 1
        except TypeError:
            counts[3] += 1
    return counts


print(native_errors(6000))  # expect: [600, 1000, 500, 1500]
# expect-jit: loops>=1 exits<100 failedCompilations=0
