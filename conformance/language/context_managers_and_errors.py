"""What __exit__ sees, swallows, raises and returns."""


class Manager:
    def __init__(self, enter_fails=False, exit_fails=False, swallow=False):
        self.enter_fails, self.exit_fails, self.swallow = enter_fails, exit_fails, swallow

    def __enter__(self):
        if self.enter_fails:
            raise RuntimeError("enter")

    def __exit__(self, kind, value, traceback):
        print("exit sees", kind and kind.__name__, isinstance(value, BaseException), traceback is not None)
        if self.exit_fails:
            raise ValueError("exit")
        return self.swallow


def attempt(raises, **options):
    try:
        with Manager(**options):
            if raises:
                raise KeyError("body")
        print("after")
    except Exception as error:
        print(type(error).__name__, error, type(error.__context__).__name__)


attempt(False)
# expect: exit sees None False False
# expect: after
attempt(True)
# expect: exit sees KeyError True True
# expect: KeyError 'body' NoneType
attempt(True, swallow=True)
# expect: exit sees KeyError True True
# expect: after
attempt(False, enter_fails=True)  # expect: RuntimeError enter NoneType
attempt(True, exit_fails=True)
# expect: exit sees KeyError True True
# expect: ValueError exit KeyError
attempt(False, exit_fails=True)
# expect: exit sees None False False
# expect: ValueError exit NoneType


def generator():
    with Manager(swallow=True):
        yield 1
        raise KeyError
    yield 2


print(list(generator()))
# expect: exit sees KeyError True True
# expect: [1, 2]
g = generator()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
# expect: exit sees GeneratorExit True True
# expect: generator ignored GeneratorExit
