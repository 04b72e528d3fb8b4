"""Exceptions of one's own: attributes, str, matching by base, translation between layers."""


class AppError(Exception):
    """The base of all errors here."""

    code = 1

    def __str__(self):
        return f"[{self.code}] " + super().__str__()


class NotFound(AppError):
    code = 404

    def __init__(self, what):
        super().__init__(f"{what} not found")
        self.what = what


class Denied(AppError):
    code = 403


def lookup(table, key):
    try:
        return table[key]
    except KeyError as error:
        raise NotFound(key) from error


for action in (lambda: lookup({}, "x"), lambda: (_ for _ in ()).throw(Denied("no")), lambda: lookup({"a": 1}, "a"), lambda: 1 / 0):
    try:
        print(action())
    except NotFound as error:
        print("not found:", error.what, error, type(error.__cause__).__name__)
    except AppError as error:
        print("other:", error, repr(error))
    except Exception as error:
        print("foreign:", type(error).__name__)
# expect: not found: x [404] x not found KeyError
# expect: other: [403] no Denied('no')
# expect: 1
# expect: foreign: ZeroDivisionError
print(NotFound("q").args, issubclass(Denied, AppError), [c.__name__ for c in AppError.__subclasses__()])
# expect: ('q not found',) True ['NotFound', 'Denied']
