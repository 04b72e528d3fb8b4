"""An exception that nobody catches ends the program with a traceback and status 1."""

print("before")  # expect: before


def fail():
    raise LookupError("nobody catches this")


fail()
print("never")
# expect-error: LookupError: nobody catches this
