"""A million keys."""

d = {}
for i in range(300_000):
    d[i * 7] = i
print(len(d), d[2_099_993], 5 in d)  # expect: 300000 299999 False
for i in range(0, 300_000, 2):
    del d[i * 7]
print(len(d), next(iter(d)), sum(d.values()))  # expect: 150000 7 22500000000
s = {i % 50_000 for i in range(200_000)}
print(len(s), 49_999 in s, 50_000 in s)  # expect: 50000 True False
words = {}
for i in range(100_000):
    key = "w" + str(i % 1000)
    words[key] = words.get(key, 0) + 1
print(len(words), words["w7"], set(words.values()))  # expect: 1000 100 {100}
tuples = {(i % 100, i % 77): i for i in range(20_000)}
print(len(tuples), tuples[(0, 0)])  # expect: 7700 15400
# modes: off on eager
