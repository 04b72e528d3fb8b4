"""Counter: a dict that counts."""

from collections import Counter

c = Counter("mississippi")
print(c, c["s"], c["z"], c.most_common(2), sum(c.values()), sorted(c.elements())[:5])
# expect: Counter({'i': 4, 's': 4, 'p': 2, 'm': 1}) 4 0 [('i', 4), ('s', 4)] 11 ['i', 'i', 'i', 'i', 'm']
c.update("miss")
c.subtract("sss")
print(c, len(c), "z" in c)  # expect: Counter({'i': 5, 's': 3, 'm': 2, 'p': 2}) 4 False
print(Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=2), Counter(a=3, b=1) & Counter(a=1, b=2), Counter(a=3) | Counter(b=2), +Counter(a=-1, b=1))
# expect: Counter({'a': 4, 'c': 2, 'b': 1}) Counter({'a': 2}) Counter({'a': 1, 'b': 1}) Counter({'a': 3, 'b': 2}) Counter({'b': 1})
print(Counter([1, 1, 2]) == Counter({1: 2, 2: 1}), Counter(), dict(Counter("aab")), Counter("ab").total(), Counter(a=1) <= Counter(a=2))
# expect: True Counter() {'a': 2, 'b': 1} 2 True
