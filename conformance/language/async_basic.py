"""Coroutines can be driven by hand: await passes values through like yield from."""


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def inner(n):
    received = await Suspend(n)
    return received * 2


async def outer():
    return [await inner(1), await inner(2)]


coroutine = outer()
print(type(coroutine).__name__, coroutine.send(None), coroutine.send(10))  # expect: coroutine 1 2
try:
    coroutine.send(20)
except StopIteration as stop:
    print(stop.value)
# expect: [20, 40]


async def numbers():
    for i in range(3):
        yield i


async def collect():
    return [n async for n in numbers()]


try:
    collect().send(None)
except StopIteration as stop:
    print(stop.value)
# expect: [0, 1, 2]
coroutine = outer()
coroutine.close()
print("closed")  # expect: closed
