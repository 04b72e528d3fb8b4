"""Context managers from generators, and helpers for with."""

from contextlib import ExitStack, closing, contextmanager, suppress


@contextmanager
def tag(name):
    print("<" + name + ">")
    try:
        yield name.upper()
    finally:
        print("</" + name + ">")


with tag("a") as x, tag("b"):
    print(x)
# expect: <a>
# expect: <b>
# expect: A
# expect: </b>
# expect: </a>
try:
    with tag("c"):
        raise ValueError("through")
except ValueError as error:
    print("caught", error)
# expect: <c>
# expect: </c>
# expect: caught through
with suppress(KeyError):
    {}["x"]
    print("never")
with ExitStack() as stack:
    for name in "pq":
        stack.enter_context(tag(name))
    stack.callback(print, "callback")
# expect: <p>
# expect: <q>
# expect: callback
# expect: </q>
# expect: </p>


class Resource:
    def close(self):
        print("closed")


with closing(Resource()):
    print("using")
# expect: using
# expect: closed
