"""a < b < c evaluates b once and stops at the first false link."""


def value(n):
    print("value", n)
    return n


print(value(1) < value(2) < value(3))
# expect: value 1
# expect: value 2
# expect: value 3
# expect: True
print(value(5) < value(2) < value(3))
# expect: value 5
# expect: value 2
# expect: False
print(1 < 2 > 1 == 1 != 0 <= 0, 3 > 2 > 2)  # expect: True False
print(1 in [1] == True, (1 in [1]) == True)  # expect: False True
print("a" < "b" < "c", [1] < [1, 2] < [2], (1, 2) <= (1, 2))  # expect: True True True
print(not 1 == 2, None is None is not 3)  # expect: True True
x = 5
print(0 <= x < 10, 0 <= -x < 10, 1 < x < 3 or x == 5)  # expect: True False True
try:
    1 < "a"
except TypeError as error:
    print(error)
# expect: '<' not supported between instances of 'int' and 'str'
try:
    [1] < (1,)
except TypeError as error:
    print(error)
# expect: '<' not supported between instances of 'list' and 'tuple'
try:
    {} > {}
except TypeError as error:
    print(error)
# expect: '>' not supported between instances of 'dict' and 'dict'
try:
    1j < 2j
except TypeError as error:
    print(error)
# expect: '<' not supported between instances of 'complex' and 'complex'
