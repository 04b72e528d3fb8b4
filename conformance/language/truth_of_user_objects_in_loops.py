"""Conditions call __bool__ exactly once for each test."""


class Flag:
    asked = 0

    def __init__(self, values):
        self.values = list(values)

    def __bool__(self):
        Flag.asked += 1
        return self.values.pop(0)


flag = Flag([True, True, False])
rounds = 0
while flag:
    rounds += 1
print(rounds, Flag.asked)  # expect: 2 3
flag = Flag([False, True])
print("a" if flag else "b", "a" if flag else "b", Flag.asked)  # expect: b a 5
flag = Flag([True, False, True])
print(not flag, not flag, bool(flag), Flag.asked)  # expect: False True True 8
flag = Flag([True, False])
result = flag and "second"
print(result, (flag or "other"), Flag.asked)  # expect: second other 10
print([n for n in range(3) if Flag([n % 2 == 1])], Flag.asked)  # expect: [1] 13
print(all(Flag([v]) for v in (True, True, False, True)), any(Flag([v]) for v in (False, True, True)), Flag.asked)
# expect: False True 18
print(list(filter(None, [0, 1, "", "x"])), Flag.asked)  # expect: [1, 'x'] 18
