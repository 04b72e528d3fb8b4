"""What a generator says about itself."""


def g():
    x = yield 1
    yield x


generator = g()
print(generator.gi_running, generator.gi_frame is not None, generator.__name__, generator.gi_code.co_name)
next(generator)
print(generator.gi_frame.f_lineno, generator.gi_yieldfrom)
generator.close()
print(generator.gi_frame, hasattr(generator, "send"), iter(generator) is generator)


def delegating():
    yield from g()


d = delegating()
next(d)
print(d.gi_yieldfrom.__name__)
print(type((x for x in [])).__name__, (x for x in []).__name__, repr(g())[:18])
