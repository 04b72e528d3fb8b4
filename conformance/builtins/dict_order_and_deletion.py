"""Order survives deletions and growth; a deleted and re-added key goes to the end."""

d = {}
for i in range(20):
    d[i * 7 % 20] = i
print(list(d))  # expect: [0, 7, 14, 1, 8, 15, 2, 9, 16, 3, 10, 17, 4, 11, 18, 5, 12, 19, 6, 13]
for i in range(0, 20, 3):
    del d[i]
print(list(d))  # expect: [7, 14, 1, 8, 2, 16, 10, 17, 4, 11, 5, 19, 13]
d[3] = "again"
d[0] = "zero"
print(list(d)[-3:], len(d))  # expect: [13, 3, 0] 15
for i in range(1000):
    d[f"k{i}"] = i
for i in range(990):
    del d[f"k{i}"]
print(list(d)[:4], list(d)[-2:], len(d))  # expect: [7, 14, 1, 8] ['k998', 'k999'] 25
first = next(iter(d))
d[first] = d.pop(first)
print(list(d)[-1] == first)  # expect: True
while len(d) > 3:
    d.popitem()
print(d)  # expect: {14: 2, 1: 3, 8: 4}
churn = {}
for i in range(5000):
    churn[i] = i
    if i >= 3:
        del churn[i - 3]
print(churn)  # expect: {4997: 4997, 4998: 4998, 4999: 4999}
