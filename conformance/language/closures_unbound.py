"""Variables that have no value yet, or no longer."""


def local_before_assignment():
    print(value)
    value = 1


def free_before_assignment():
    def inner():
        return late

    inner()
    late = 1


def deleted_local():
    value = 1
    del value
    return value


for function in (local_before_assignment, free_before_assignment, deleted_local):
    try:
        function()
    except UnboundLocalError as error:
        print("UnboundLocalError:", error)
    except NameError as error:
        print("NameError:", error)
# expect: UnboundLocalError: cannot access local variable 'value' where it is not associated with a value
# expect: NameError: cannot access free variable 'late' where it is not associated with a value in enclosing scope
# expect: UnboundLocalError: cannot access local variable 'value' where it is not associated with a value

try:
    never_defined
except NameError as error:
    print(type(error).__name__, error)
# expect: NameError name 'never_defined' is not defined


def conditional(flag):
    if flag:
        result = "set"
    return result


print(conditional(True))  # expect: set
try:
    conditional(False)
except UnboundLocalError as error:
    print(error)
# expect: cannot access local variable 'result' where it is not associated with a value
