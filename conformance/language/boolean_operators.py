"""`and` and `or` give one of their operands and evaluate no more than needed."""


def say(value):
    print("say", value)
    return value


print(say(0) and say(1))
# expect: say 0
# expect: 0
print(say(0) or say(2))
# expect: say 0
# expect: say 2
# expect: 2
print(say(1) and say("") or say("last"))
# expect: say 1
# expect: say 
# expect: say last
# expect: last
print([] or {} or "none", 1 and "x", None and 1, "" or 0)  # expect: none x None 0
print(not [], not 1, not not "a")  # expect: True False True
print("yes" if [0] else "no", "a" if 0 else "b" if "" else "c")  # expect: yes c
print([falsy for falsy in (0, 0.0, 0j, "", b"", (), [], {}, set(), None, False, range(0)) if falsy])  # expect: []
print(True + True, True == 1, isinstance(True, int), True & False, True ^ True, ~True if False else -2)
# expect: 2 True True False False -2
print((lambda: say(3) or say(4))())
# expect: say 3
# expect: 3
x = 5
print(x > 3 and x < 10, x and -x, 1 if x else say("unused"))  # expect: True -5 1
