"""Since Python 3.14 several exceptions may be caught without parentheses, when they get no name."""
# oracles: 3.14

for error in (KeyError(1), IndexError(2), ValueError(3)):
    try:
        raise error
    except KeyError, IndexError:
        print("lookup")
    except ValueError:
        print("value")
# expect: lookup
# expect: lookup
# expect: value
try:
    compile("try:\n  pass\nexcept A, B as e:\n  pass", "<text>", "exec")
except SyntaxError as error:
    print(error.msg)
# expect: multiple exception types must be parenthesized when using 'as'
