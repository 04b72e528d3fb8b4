"""Containers compare item by item, identity first."""
# oracles: 3.11


class Never:
    def __eq__(self, other):
        return False


n = Never()
print(n == n, [n] == [n], n in [n], (n,) == (n,), {1: n} == {1: n}, [n].index(n), [n].count(n), [Never()] == [Never()])
# expect: False True True True True 0 1 False
print([1, [2, [3]]] == [1, [2, [3]]], [1, 2] < [1, 2, 0], [[1], 5] > [[0], 9], (1, "a", 2.0) == (1, "a", 2), {"a": [1]} == {"a": [1.0]})
# expect: True True True True True


class Loud:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n

    def __lt__(self, other):
        print("lt", self.n, other.n)
        return self.n < other.n


print([Loud(1), Loud(2), Loud(3)] == [Loud(1), Loud(9), Loud(3)])
# expect: eq 1 1
# expect: eq 2 9
# expect: False
print([Loud(1), Loud(2)] < [Loud(1), Loud(3)])
# expect: eq 1 1
# expect: eq 2 3
# expect: lt 2 3
# expect: True
print([Loud(1)] == [Loud(1), Loud(2)])  # expect: False
shared = Loud(7)
print([shared] == [shared], shared in [Loud(6), shared])
# expect: eq 6 7
# expect: True True
a = []
a.append(a)
b = []
b.append(b)
try:
    print(a == b)
except RecursionError as error:
    print("RecursionError")
# expect: RecursionError
