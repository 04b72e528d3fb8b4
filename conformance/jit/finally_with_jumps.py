"""Nested try/finally with break, continue and return in loops that are hot."""


def run(n):
    log = [0] * 6
    for i in range(n):
        try:
            try:
                if i % 5 == 1:
                    continue
                if i % 5 == 2:
                    raise ValueError
                log[0] += 1
            finally:
                log[1] += 1
                if i % 7 == 3:
                    log[2] += i
        except ValueError:
            log[3] += 1
        else:
            log[4] += 1
        finally:
            log[5] += 1
    return log


print(run(5000))  # expect: [3000, 5000, 1783929, 1000, 3000, 5000]


def searching(items, wanted, log):
    for i, x in enumerate(items):
        try:
            if x == wanted:
                return i
        finally:
            log.append(x)
    return -1


log = []
print(sum(searching(range(60), k % 70, log) for k in range(300)), len(log), sum(log))  # expect: 7230 9930 216090


def breaks(n):
    outer = inner = done = 0
    for i in range(n):
        while True:
            try:
                inner += 1
                if inner % 3 == 0:
                    break
                if inner % 3 == 1:
                    continue
            finally:
                done += 1
        outer += 1
    return outer, inner, done


print(breaks(2500))  # expect: (2500, 7500, 7500)


def return_through(n):
    def one(i):
        try:
            for j in range(5):
                try:
                    if j == i % 6:
                        return j
                finally:
                    order.append(j)
        finally:
            order.append("end")
        return None

    order = []
    results = [one(i) for i in range(n)]
    return results.count(None), sum(r for r in results if r is not None), len(order), order[-8:]


print(return_through(2000))  # expect: (333, 3331, 8663, [3, 4, 'end', 0, 'end', 0, 1, 'end'])


def with_blocks(n):
    class Manager:
        entered = exited = swallowed = 0

        def __enter__(self):
            Manager.entered += 1
            return self

        def __exit__(self, kind, value, tb):
            Manager.exited += 1
            if kind is KeyError:
                Manager.swallowed += 1
                return True

    total = 0
    for i in range(n):
        try:
            with Manager():
                if i % 6 == 0:
                    continue
                with Manager() as m:
                    if i % 4 == 0:
                        raise KeyError
                    if i % 9 == 0:
                        raise ValueError
                    total += 1
        except ValueError:
            total += 1000
    return total, Manager.entered, Manager.exited, Manager.swallowed


print(with_blocks(4000))  # expect: (224445, 7333, 7333, 666)


def exception_in_finally(n):
    kinds = {}
    for i in range(n):
        try:
            try:
                1 / (i % 2)
            finally:
                [0][i % 3 // 2]
        except Exception as error:
            key = type(error).__name__, type(error.__context__).__name__
        else:
            key = None
        kinds[key] = kinds.get(key, 0) + 1
    return kinds


print(exception_in_finally(3000))
# expect: {('ZeroDivisionError', 'NoneType'): 1000, None: 1000, ('IndexError', 'ZeroDivisionError'): 500, ('IndexError', 'NoneType'): 500}
# expect-jit: loops>=1 exits<200 failedCompilations=0
