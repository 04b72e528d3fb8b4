"""Functions in a class become methods because they are descriptors; other callables do not."""


def function(*args):
    return len(args)


class Callable:
    def __call__(self, *args):
        return len(args)


class Holder:
    plain = function
    called = Callable()
    built_in = len
    wrapped = staticmethod(function)
    of_class = classmethod(function)
    from_lambda = lambda self, x=0: x


h = Holder()
print(h.plain(), h.called(), h.built_in("abc"), h.wrapped(), h.of_class(), h.from_lambda(5))  # expect: 1 0 3 0 1 5
h.own = function
print(h.own(), Holder.plain(), function.__get__(h, Holder)(), function.__get__(5)(1, 2))  # expect: 0 0 1 3
bound = h.plain
print(bound.__name__, bound.__self__ is h, type(bound).__name__, Holder.__dict__["plain"] is function)
# expect: function True method True
print(h.plain == h.plain, h.plain is h.plain, {h.plain: 1}[h.plain])  # expect: True False 1
try:
    h.plain.x = 1
except AttributeError as error:
    print(error)
# expect: 'method' object has no attribute 'x' and no __dict__ for setting new attributes
# oracles: 3.14
