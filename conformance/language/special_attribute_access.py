"""__getattr__ for what is missing, __getattribute__ for everything, __setattr__ and __delattr__ for changes."""


class Lazy:
    def __init__(self):
        self.computed = []

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        self.computed.append(name)
        value = name.upper()
        setattr(self, name, value)
        return value


lazy = Lazy()
print(lazy.alpha, lazy.alpha, lazy.beta, lazy.computed)  # expect: ALPHA ALPHA BETA ['alpha', 'beta']
print(hasattr(lazy, "_private"), getattr(lazy, "_x", None))  # expect: False None


class Logged:
    log = []

    def __setattr__(self, name, value):
        Logged.log.append(("set", name, value))
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        Logged.log.append(("del", name))
        super().__delattr__(name)

    def __getattribute__(self, name):
        if not name.startswith("__"):
            Logged.log.append(("get", name))
        return super().__getattribute__(name)


logged = Logged()
logged.a = 1
logged.a += 1
del logged.a
print(Logged.log)  # expect: [('set', 'a', 1), ('get', 'a'), ('set', 'a', 2), ('del', 'a')]
print(hasattr(logged, "a"))  # expect: False


class Fallback:
    def __getattribute__(self, name):
        raise AttributeError("refused " + name)

    def __getattr__(self, name):
        return "fallback for " + name


print(Fallback().anything)  # expect: fallback for anything
