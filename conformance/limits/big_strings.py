"""Long texts: repeated, joined, searched, built piece by piece."""

s = "abc" * 1_000_000
print(len(s), s[1_500_000], s.count("ca"), s.find("cab", 2_000_000))  # expect: 3000000 a 999999 2000000
t = ""
for i in range(200_000):
    t += str(i % 10)
print(len(t), t[:12], t[-3:], hash(t) == hash(t[:]))  # expect: 200000 012345678901 789 True
u = ",".join(str(i) for i in range(100_000))
print(len(u), len(u.split(",")), u[-6:])  # expect: 588889 100000 ,99999
v = "x" * 100_000 + "é"
print(len(v), v[-1], v.upper()[-1], len(v.encode()))  # expect: 100001 é É 100002
r = ""
for i in range(50_000):
    r = "z" + r
print(len(r))  # expect: 50000
# modes: off on eager
