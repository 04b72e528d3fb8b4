"""The else of a loop runs when the loop was not left by break."""


def find(items, wanted):
    for item in items:
        if item == wanted:
            break
    else:
        return "not found"
    return f"found {item}"


print(find([1, 2, 3], 2), find([1, 2, 3], 9), find([], 1))
n = 3
while n:
    n -= 1
else:
    print("counted down")
while True:
    break
else:
    print("never")
for i in range(2):
    for j in range(3):
        if j == 1:
            break
    else:
        print("never")
    print(i, j)
for i in []:
    pass
else:
    print("empty loops are not broken")
for i in range(5):
    if i % 2:
        continue
    print(i, end=" ")
print("end", i)
primes = []
for n in range(2, 30):
    for d in primes:
        if n % d == 0:
            break
    else:
        primes.append(n)
print(primes)
i = 10
for i in range(3):
    i *= 100
print(i)
for x, y in {"a": 1, "b": 2}.items():
    print(x, y)
