"""globals() is the module's namespace itself, locals() a snapshot."""

module_value = 10


def function(parameter):
    local = 2
    names = sorted(locals())
    return names


print(function(1))  # expect: ['local', 'parameter']
globals()["injected"] = "seen"
print(injected)  # expect: seen


def reads_global():
    return module_value


module_value = 20
print(reads_global())  # expect: 20
globals()["module_value"] = 30
print(reads_global(), module_value)  # expect: 30 30


class Holder:
    here = sorted(name for name in locals() if not name.startswith("_"))


print(Holder.here)  # expect: []
print(vars(Holder)["here"], __name__)  # expect: [] __main__
print(dir(Holder)[-1], "here" in dir(Holder()))  # expect: here True
