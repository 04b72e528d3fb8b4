"""An assignment expression names a value inside a larger expression."""

if (n := len("hello")) > 3:
    print(n)
# expect: 5
values = iter([3, 2, 1, 0, 9])
while (item := next(values)) != 0:
    print(item)
# expect: 3
# expect: 2
# expect: 1
print(item)  # expect: 0
print([last := i for i in range(4)], last)  # expect: [0, 1, 2, 3] 3
print((a := 1, b := a + 1), a, b)  # expect: (1, 2) 1 2
print(any((witness := word).startswith("b") for word in ["a", "bc", "d"]), witness)  # expect: True bc


def f(x):
    return (y := x * 2) + y


print(f(5))  # expect: 20
x = 1
print(x + (x := 10) + x)  # expect: 21
total = 0
print([total := total + v for v in [1, 2, 3]], total)  # expect: [1, 3, 6] 6
print({(k := "key"): (v := 1)}, k, v)  # expect: {'key': 1} key 1
print(f"{(w := 3)} {w}")  # expect: 3 3
