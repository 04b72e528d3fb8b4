"""A small program: commands found by decorator, arguments converted by annotation."""

commands = {}


def command(name=None, **defaults):
    def register(function):
        commands[name or function.__name__] = (function, defaults)
        return function

    return register


@command()
def add(a: int, b: int):
    return a + b


@command("say", times=1)
def speak(text: str, times: int):
    return " ".join([text] * times)


@command(scale=1.0)
def area(width: float, height: float, scale: float):
    return width * height * scale


def execute(line):
    name, *words = line.split()
    if name not in commands:
        return f"unknown command {name}; known: {', '.join(sorted(commands))}"
    function, defaults = commands[name]
    arguments = dict(defaults)
    names = [n for n in function.__code__.co_varnames[: function.__code__.co_argcount]]
    for parameter, word in zip(names, words):
        arguments[parameter] = function.__annotations__[parameter](word)
    try:
        return function(**arguments)
    except TypeError as error:
        return f"error: {error}"


for line in ("add 2 40", "say hey 3", "say hey", "area 2 3.5", "area 2 2 0.5", "add 1", "dance"):
    print(line, "=>", execute(line))
# expect: add 2 40 => 42
# expect: say hey 3 => hey hey hey
# expect: say hey => hey
# expect: area 2 3.5 => 7.0
# expect: area 2 2 0.5 => 2.0
# expect: add 1 => error: add() missing 1 required positional argument: 'b'
# expect: dance => unknown command dance; known: add, area, say
try:
    execute("add one 2")
except ValueError as error:
    print(error)
# expect: invalid literal for int() with base 10: 'one'
