"""A decorator receives the function or class and its result takes the place."""


def shout(function):
    def wrapper(*args):
        return function(*args).upper() + "!"

    return wrapper


def repeat(times):
    def decorator(function):
        def wrapper(*args):
            return " ".join([function(*args)] * times)

        return wrapper

    return decorator


@shout
def greet(name):
    return "hello " + name


@repeat(3)
@shout
def echo(word):
    return word


print(greet("you"))  # expect: HELLO YOU!
print(echo("ho"))  # expect: HO! HO! HO!

registry = []


def register(cls):
    registry.append(cls.__name__)
    cls.registered = True
    return cls


@register
class Plugin:
    pass


print(registry, Plugin.registered)  # expect: ['Plugin'] True


class Memo:
    def __init__(self, function):
        self.function = function
        self.cache = {}

    def __call__(self, argument):
        if argument not in self.cache:
            self.cache[argument] = self.function(argument)
        return self.cache[argument]


@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache))  # expect: 23416728348467685 81


@lambda f: 42
def replaced():
    pass


print(replaced)  # expect: 42
