"""assert raises AssertionError with its second operand as the message."""

assert True
assert 1 + 1 == 2, "arithmetic works"
try:
    assert False
except AssertionError as error:
    print(repr(error))
# expect: AssertionError()
try:
    assert [] and 1, "empty is false"
except AssertionError as error:
    print(repr(error))
# expect: AssertionError('empty is false')
try:
    assert 0, ("a", 1)
except AssertionError as error:
    print(error.args)
# expect: (('a', 1),)
evaluated = []
assert 1, evaluated.append("message")
print(evaluated, __debug__)  # expect: [] True
assert 2 > 3, f"{2} is not > {3}"
# expect-error: AssertionError: 2 is not > 3
