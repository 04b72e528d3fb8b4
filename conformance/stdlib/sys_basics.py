"""sys: arguments, limits, modules, streams."""
# argv: one two=3

import sys

print(sys.argv[1:], len(sys.argv), isinstance(sys.argv[0], str))  # expect: ['one', 'two=3'] 3 True
print(sys.version_info >= (3, 11), sys.version_info[0], sys.version_info.major, isinstance(sys.version, str))
# expect: True 3 3 True
print(sys.byteorder, sys.getrecursionlimit(), "sys" in sys.modules, sys.modules["sys"] is sys, sys.modules["__main__"].__name__)
# expect: little 1000 True True __main__
sys.setrecursionlimit(2000)
print(sys.getrecursionlimit(), isinstance(sys.path, list), sys.float_info.max, sys.float_info.epsilon, sys.float_info.mant_dig)
# expect: 2000 True 1.7976931348623157e+308 2.220446049250313e-16 53
print(sys.stdout.write("written\n"), sys.intern("a b") is sys.intern("a b"), sys.getsizeof([]) > 0, sys.maxunicode)
# expect: written
# expect: 8 True True 1114111
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)
# expect: recursion limit must be greater or equal than 1
sys.stderr.write("to the error stream\n")
