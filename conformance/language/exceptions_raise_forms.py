"""raise with a class, an instance, nothing, a cause; what `except` matches."""


class Custom(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


try:
    raise Custom(7)
except Custom as error:
    print(error, error.code, error.args)
# expect: code 7 7 ('code 7',)

try:
    raise ValueError
except ValueError as error:
    print(repr(error), error.args)
# expect: ValueError() ()


def reraise():
    try:
        raise KeyError("first")
    except KeyError:
        raise


try:
    reraise()
except KeyError as error:
    print(error, repr(error))
# expect: 'first' KeyError('first')

try:
    raise RuntimeError("no active")
except RuntimeError:
    pass
try:
    raise
except RuntimeError as error:
    print(error)
# expect: No active exception to reraise

try:
    raise 5
except TypeError as error:
    print(error)
# expect: exceptions must derive from BaseException
try:
    raise int
except TypeError as error:
    print(error)
# expect: exceptions must derive from BaseException
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as error:
    print(error)
# expect: catching classes that do not inherit from BaseException is not allowed

kinds = (OSError, (LookupError, ArithmeticError))
for error in (KeyError(1), ZeroDivisionError(2), FileNotFoundError(3)):
    try:
        raise error
    except kinds[1] as caught:
        print("lookup or arithmetic", type(caught).__name__)
    except kinds[0]:
        print("os")
# expect: lookup or arithmetic KeyError
# expect: lookup or arithmetic ZeroDivisionError
# expect: os

try:
    error = "kept"
    raise ValueError("x")
except ValueError as error:
    pass
try:
    error
except NameError as problem:
    print(problem)
# expect: name 'error' is not defined
