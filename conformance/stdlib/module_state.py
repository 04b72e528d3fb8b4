"""Importing gives a module in the state of a fresh process, however it was prepared."""

import sys

print('heapq' in sys.modules, 'random' in sys.modules, 'functools' in sys.modules)  # expect: False False False
import functools

print('functools' in sys.modules, functools.reduce(lambda a, b: a + b, [1, 2, 3]))  # expect: True 6
print(sys.argv[0].endswith('module_state.py'), sys.stdout is sys.__stdout__, sys.modules['sys'] is sys)
# expect: True True True

import collections.abc
import collections

print(collections.abc.Mapping in dict.__mro__, issubclass(dict, collections.abc.Mapping))  # expect: False True
print(sys.modules['collections.abc'] is collections.abc)  # expect: True

import os

print(os.environ is os.environ, isinstance(os.environ.get('PATH', ''), str), os.sep)  # expect: True True /

import random

first = random.random()
random.seed(12)
a = [random.random(), random.randrange(100), random.gauss(0, 1)]
state = random.getstate()
b = random.random()
random.setstate(state)
print(b == random.random(), 0 <= first < 1)  # expect: True True
random.seed(12)
print(a == [random.random(), random.randrange(100), random.gauss(0, 1)])  # expect: True
print(a[0] == random.Random(12).random())  # expect: True

import enum
import dataclasses


@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: int = 0


class Color(enum.Enum):
    RED = 1


print(Point(1), Point(1) < Point(2), Color.RED, dataclasses.asdict(Point(3)))
# expect: Point(x=1, y=0) True Color.RED {'x': 3, 'y': 0}
# oracles: 3.11
