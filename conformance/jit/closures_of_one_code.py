"""Closures that a loop calls are new ones at every turn of an outer loop: what was compiled for the first serves all."""
scale = 3


def applied(function, values):
    total = 0
    for value in values:
        total += function(value)
    return total


def run(turns):
    totals = []
    for turn in range(turns):
        factors = {value: value * turn for value in range(40)}
        offset = turn % 7

        def weigh(value):
            return factors[value] * scale + offset

        totals.append(applied(weigh, range(40)))
        offset = -turn
        totals.append(applied(lambda value: offset - value, range(40)))
    return totals


totals = run(60)
print(len(totals), totals[:6], sum(totals))  # expect: 120 [0, -780, 2380, -820, 4760, -860] 4031160
scale = 4
print(sum(run(30)))  # expect: 1319800


def counters(turns):
    seen = []
    for turn in range(turns):
        count = turn

        def bump(step):
            nonlocal count
            count += step
            return count

        applied(bump, range(30))
        seen.append(count)
    return seen


print(sum(counters(50)))  # expect: 22975


def unbound(turns):
    messages = set()
    for turn in range(turns):

        def read(value):
            return value + late

        try:
            applied(read, range(10))
        except NameError as error:
            messages.add(str(error))
        late = turn
        assert applied(read, range(10)) == 45 + 10 * turn
        del late
    return messages


# expect: {"cannot access free variable 'late' where it is not associated with a value in enclosing scope"}
print(unbound(60))
# expect-jit: loops>=1 sideTraces<25 compilations<40 exits<60 failedCompilations=0
