"""Making exceptions of all kinds of classes, in loops: arguments, `__init__`, keywords, attributes, context, and what is refused."""


class Plain(Exception):
    pass


class Own(ValueError):
    def __init__(self, code, *, hint="none"):
        super().__init__("own " + str(code))
        self.code = code
        self.hint = hint


class Silent(Exception):
    def __init__(self, a, b=2):
        self.sum = a + b


class Made(Exception):
    def __new__(cls, *args):
        made = super().__new__(cls, *args)
        made.marked = True
        return made


class Returning(Exception):
    def __init__(self):
        return 5


def make(kind, i):
    if kind == 0:
        return ValueError()
    if kind == 1:
        return KeyError("k", i)
    if kind == 2:
        return Plain(i)
    if kind == 3:
        return Own(i, hint="h")
    if kind == 4:
        return Own(code=i)
    if kind == 5:
        return Silent(i, b=3)
    if kind == 6:
        return Made(i, 1)
    if kind == 7:
        return OSError(2, "gone")
    if kind == 8:
        return StopIteration(i)
    if kind == 9:
        return ImportError("no", name="n")
    return SystemExit(i)


def raising(count):
    seen = {}
    for i in range(count):
        try:
            raise make(i % 11, i // 11)
        except BaseException as error:
            seen[type(error).__name__, i % 11] = error
    return seen


for (name, kind), error in raising(990).items():
    own = [(key, getattr(error, key)) for key in ("code", "hint", "sum", "marked") if hasattr(error, key)]
    print(name, kind, repr(error), error.args, own)
# expect: ValueError 0 ValueError() () []
# expect: KeyError 1 KeyError('k', 89) ('k', 89) []
# expect: Plain 2 Plain(89) (89,) []
# expect: Own 3 Own('own 89') ('own 89',) [('code', 89), ('hint', 'h')]
# expect: Own 4 Own('own 89') ('own 89',) [('code', 89), ('hint', 'none')]
# expect: Silent 5 Silent(89) (89,) [('sum', 92)]
# expect: Made 6 Made(89, 1) (89, 1) [('marked', True)]
# expect: FileNotFoundError 7 FileNotFoundError(2, 'gone') (2, 'gone') []
# expect: StopIteration 8 StopIteration(89) (89,) []
# expect: ImportError 9 ImportError('no') ('no',) []
# expect: SystemExit 10 SystemExit(89) (89,) [('code', 89)]


def refused(count, call):
    texts = set()
    for _ in range(count):
        try:
            call()
        except TypeError as error:
            texts.add(str(error))
    return sorted(texts)


print(refused(100, lambda: Own()))
# expect: ["Own.__init__() missing 1 required positional argument: 'code'"]
print(refused(100, lambda: Own(1, 2)))
# expect: ['Own.__init__() takes 2 positional arguments but 3 were given']
print(refused(100, lambda: ValueError(a=1)))
# expect: ['ValueError() takes no keyword arguments']
print(refused(100, lambda: Plain(a=1)))
# expect: ['Plain() takes no keyword arguments']
print(refused(100, Returning))
# expect: ["__init__() should return None, not 'int'"]
print(refused(100, lambda: BaseException.__init__(5)))
# expect: ["descriptor '__init__' requires a 'BaseException' object but received a 'int'"]


def contexts(count):
    chained = 0
    for i in range(count):
        try:
            try:
                raise Plain("inner")
            except Plain as inner:
                raise Own(i) from inner
        except Own as outer:
            chained += outer.__cause__ is outer.__context__ and outer.__suppress_context__
            chained += str(outer.__cause__) == "inner" and outer.__traceback__ is not None
    return chained


print(contexts(200))  # expect: 400


# The class changes while its exceptions are made.
def changing(count):
    texts = []
    for i in range(count):
        if i == count // 2:
            Plain.__init__ = lambda self, *args: Exception.__init__(self, "changed", *args)
        texts.append(str(Plain(i)))
    del Plain.__init__
    return texts[0], texts[-1], str(Plain("again"))


print(changing(300))  # expect: ('0', "('changed', 299)", 'again')


def again(count):
    error = ValueError("first")
    bound = error.__init__
    for i in range(count):
        bound(i, error)
        assert error.args == (i, error)
        error.__init__()
    return error.args


print(again(100))  # expect: ()
# expect-jit: loops>=1 exits<150 failedCompilations=0
# oracles: 3.11
