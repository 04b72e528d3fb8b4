"""range: a sequence that computes its items."""
# oracles: 3.11

print(list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), list(range(0)), list(range(3, 1)), range(3), range(1, 5, 2))
r = range(0, 100, 7)
print(len(r), r[3], r[-1], r[2:5], r[::-1], 49 in r, 50 in r, r.index(21), r.count(7), r.start, r.stop, r.step)
print(range(3) == range(0, 3, 1), range(0) == range(5, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)), bool(range(0)))
print(list(reversed(range(4))), sum(range(101)), max(range(5)), 5.0 in range(10), "a" in range(3), len(range(10**18)), range(10**30)[5])
print([*range(2**31 - 2, 2**31 + 2)], [*range(2**63 - 1, 2**63 + 2)], list(range(-(2**63), -(2**63) + 2)), (10**20 + 1) in range(10**20, 10**21))
for call in (lambda: range(), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(1.5), lambda: range(3)[3], lambda: range(3).index(9), lambda: range(1, 2, 3, 4), lambda: len(range(10**30))):
    try:
        call()
    except (TypeError, ValueError, IndexError, OverflowError) as error:
        print(type(error).__name__, str(error).replace("9 is not in range", "range.index(x): x not in range"))
