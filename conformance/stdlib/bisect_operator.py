"""bisect finds places in sorted lists; operator has functions for operators."""

import bisect
import operator

a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect(a, 9))
# expect: 3 1 0 4
bisect.insort(a, 4)
print(a, bisect.bisect_left([(1, "a"), (2, "b")], 2, key=lambda p: p[0]))  # expect: [1, 3, 3, 4, 5] 1
print(operator.add(2, 3), operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)("abc"), operator.attrgetter("real")(5), operator.methodcaller("upper")("x"), operator.mul("a", 3), operator.contains([1], 1), operator.not_(0), operator.index(5), operator.neg(4))
# expect: 5 b ('a', 'c') 5 X aaa True True 5 -4
print(sorted([("b", 1), ("a", 2)], key=operator.itemgetter(1)), max([3, 1], key=operator.neg), operator.truediv(1, 4), operator.is_(None, None))
# expect: [('b', 1), ('a', 2)] 1 0.25 True
