"""Values and exceptions can be sent into a suspended generator."""


def averager():
    total, count, average = 0, 0, None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


g = averager()
print(next(g), g.send(10), g.send(20), g.send(60))  # expect: None 10.0 15.0 30.0
g.close()
print(list(g))  # expect: []


def resilient():
    log = []
    while True:
        try:
            log.append((yield log))
        except ValueError as error:
            log.append(f"caught {error}")


g = resilient()
next(g)
g.send("a")
print(g.throw(ValueError("oops")))  # expect: ['a', 'caught oops']
print(g.send("b"))  # expect: ['a', 'caught oops', 'b']
try:
    g.throw(KeyError("not caught"))
except KeyError as error:
    print("out came", error)
# expect: out came 'not caught'
try:
    next(g)
except StopIteration:
    print("finished")
# expect: finished


def cleanup():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned")


g = cleanup()
next(g)
g.close()  # expect: cleaned
g.close()
g = cleanup()
g.close()
print("never started, nothing to clean")  # expect: never started, nothing to clean


def refuses():
    while True:
        try:
            yield
        except GeneratorExit:
            yield "no"


g = refuses()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
# expect: generator ignored GeneratorExit
try:
    averager().send(1)
except TypeError as error:
    print(error)
# expect: can't send non-None value to a just-started generator
