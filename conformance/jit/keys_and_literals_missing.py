"""What is raised for keys that a dict has not, and for texts that are no numbers, in loops."""


class Equal:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return isinstance(other, Equal) and self.n == other.n


class Missing(dict):
    def __missing__(self, key):
        return ("missing", key)


def keys(count):
    table = {0: "zero", "a": 1, (1, 2): 3, Equal(5): 5}
    seen = []
    for i in range(count):
        for key in (i, str(i), (i, 2), Equal(i), None, 1.5):
            try:
                table[key]
            except KeyError as error:
                seen.append(error.args == (key,) and len(error.args) == 1 and error.__context__ is None)
            else:
                seen.append("found")
        try:
            table[[]]
        except TypeError as error:
            seen.append(type(error).__name__)
        seen.append(Missing()[i] == ("missing", i))
    return {what: seen.count(what) for what in seen}


for what, times in keys(100).items():
    print(what, times)
# expect: found 3
# expect: True 697
# expect: TypeError 100


def literals(count):
    total = 0
    texts = set()
    for i in range(count):
        for text in ("12", "x" + str(i % 3), "", "1.5", "0x1f"):
            for kind in (int, float):
                try:
                    total += kind(text)
                except ValueError as error:
                    texts.add(str(error))
    return total, sorted(texts)


total, texts = literals(60)
print(total, len(texts))  # expect: 1530.0 11
for text in texts[:3]:
    print(text)
# expect: could not convert string to float: ''
# expect: could not convert string to float: '0x1f'
# expect: could not convert string to float: 'x0'


# In a handler the new one has the other one as its context.
def contexts(count):
    table = {}
    right = 0
    for i in range(count):
        try:
            try:
                table[i]
            except KeyError as first:
                table["second"]
        except KeyError as second:
            right += second.args == ("second",) and second.__context__.args == (i,)
    return right


print(contexts(100))  # expect: 100
# expect-jit: loops>=1 exits<50 failedCompilations=0
