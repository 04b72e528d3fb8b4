"""
A method looked up by __getattr__ in Python: LOAD_METHOD has cleared the place of `self` before the call, and a trace that is left
inside the call must have that in memory.
"""


class Robot:
    def __getattr__(self, name):
        if turn & 32:
            return lambda: "whirr"
        return lambda: "click"


class Dog:
    def speak(self):
        return "woof"


turn = 0


def count(limit):
    global turn
    animals = [Robot(), Dog()]
    seen = {}
    for turn in range(limit):
        word = animals[turn % 2].speak()
        seen[word] = seen.get(word, 0) + 1
    return seen


print(count(1000))  # expect: {'click': 256, 'woof': 500, 'whirr': 244}
