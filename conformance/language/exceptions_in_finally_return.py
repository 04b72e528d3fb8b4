"""break, continue and return in a try whose finally runs on the way out."""


def return_value_is_kept():
    value = [1]
    try:
        return value
    finally:
        value.append(2)


def return_number_is_kept():
    value = 1
    try:
        return value
    finally:
        value = 2


def break_through_two():
    log = []
    while True:
        try:
            try:
                break
            finally:
                log.append("inner")
        finally:
            log.append("outer")
    return log


def continue_many():
    log = []
    for i in range(3):
        try:
            continue
        finally:
            log.append(i)
    else:
        log.append("else")
    return log


def else_runs_before_finally():
    log = []
    for i in range(2):
        try:
            log.append("try")
        except ValueError:
            log.append("never")
        else:
            log.append("else")
            continue
        finally:
            log.append("finally")
    return log


print(return_value_is_kept())  # expect: [1, 2]
print(return_number_is_kept())  # expect: 1
print(break_through_two())  # expect: ['inner', 'outer']
print(continue_many())  # expect: [0, 1, 2, 'else']
print(else_runs_before_finally())  # expect: ['try', 'else', 'finally', 'try', 'else', 'finally']
