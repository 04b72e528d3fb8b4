# Functions that call themselves and rebind, at the bottom, what every activation above reads: a global, an attribute of a class.
factor = 1


def f(n):
    global factor
    if n == 0:
        factor = factor + 1
        return 0
    below = f(n - 1)
    return below + factor


def g(n, step):
    global factor
    if n == 0:
        if step % 50 == 0:
            factor += 1
        return 0
    return g(n - 1, step) + g(n - 2 if n > 1 else 0, step) + factor


total = 0
for k in range(3000):
    total = (total * 31 + f(k % 7)) % 1000003
print(total, factor)
# expect: 408962 3001
for k in range(400):
    total = (total * 31 + g(k % 8, k)) % 1000003
print(total, factor)
# expect: 302761 3067


class Node:
    weight = 1


def walk(n):
    if n == 0:
        Node.weight = Node.weight % 1000 + 1
        return 1
    return walk(n - 1) * 2 % 10007 + Node.weight


for k in range(3000):
    total = (total * 31 + walk(k % 9)) % 1000003
print(total, Node.weight)
# expect: 856320 1
