"""The order in which try, except, else and finally run."""


def run(error):
    log = []
    try:
        log.append("try")
        if error:
            raise error
    except ValueError as caught:
        log.append(f"except ValueError {caught}")
    except (KeyError, IndexError):
        log.append("except lookup")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


print(run(None))  # expect: ['try', 'else', 'finally']
print(run(ValueError("bad")))  # expect: ['try', 'except ValueError bad', 'finally']
print(run(KeyError("k")))  # expect: ['try', 'except lookup', 'finally']
print(run(IndexError()))  # expect: ['try', 'except lookup', 'finally']
try:
    run(TypeError("passes through"))
except TypeError as error:
    print("outside:", error)
# expect: outside: passes through


def finally_wins():
    try:
        return "try"
    finally:
        print("leaving")


def nested():
    try:
        try:
            1 / 0
        finally:
            print("inner finally")
    except ZeroDivisionError as error:
        return f"outer {error}"


print(finally_wins())
# expect: leaving
# expect: try
print(nested())
# expect: inner finally
# expect: outer division by zero


def loop():
    log = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            log.append(i)
        finally:
            log.append(f"f{i}")
    return log


print(loop())  # expect: [0, 'f0', 'f1', 2, 'f2', 'f3']
