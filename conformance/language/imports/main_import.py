"""Modules beside the script are imported once and are objects with attributes."""

import helper_numbers  # expect: loading helper_numbers as helper_numbers
import helper_numbers as again
from helper_numbers import double, values as renamed
from package_shapes import area
from package_shapes.round import circle
import package_shapes.round

print(helper_numbers.double(4), double(5), renamed)  # expect: 8 10 [1, 2, 3]
print(again is helper_numbers, helper_numbers.__name__)  # expect: True helper_numbers
helper_numbers.values.append(4)
print(renamed)  # expect: [1, 2, 3, 4]
print(area(2, 3), circle(2), package_shapes.round.__name__)  # expect: 6 12 package_shapes.round
print(helper_numbers.counter())  # expect: 1
print(helper_numbers.counter(), again.counter())  # expect: 2 3
try:
    import does_not_exist
except ModuleNotFoundError as error:
    print(error)
# expect: No module named 'does_not_exist'
try:
    from helper_numbers import nothing
except ImportError as error:
    print(str(error).split(" (")[0])
# expect: cannot import name 'nothing' from 'helper_numbers'
try:
    helper_numbers.nothing
except AttributeError as error:
    print(error)
# expect: module 'helper_numbers' has no attribute 'nothing'


def inside():
    import helper_numbers as local

    return local is helper_numbers


print(inside())  # expect: True
from helper_numbers import *

print(values, "_private" in globals())  # expect: [1, 2, 3, 4] False
print(__name__)  # expect: __main__
