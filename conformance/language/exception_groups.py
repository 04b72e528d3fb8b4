"""except* handles the matching part of a group and leaves the rest."""


def run(group):
    try:
        raise group
    except* ValueError as matched:
        print("values:", [str(e) for e in matched.exceptions])
    except* KeyError as matched:
        print("keys:", [str(e) for e in matched.exceptions])


run(ExceptionGroup("many", [ValueError("a"), KeyError("b"), ValueError("c")]))
# expect: values: ['a', 'c']
# expect: keys: ["'b'"]
try:
    run(ExceptionGroup("rest", [ValueError("a"), TypeError("t")]))
except ExceptionGroup as rest:
    print("left over:", rest, rest.exceptions)
# expect: values: ['a']
# expect: left over: rest (1 sub-exception) (TypeError('t'),)
run(ValueError("single"))  # expect: values: ['single']
group = ExceptionGroup("outer", [ExceptionGroup("inner", [OSError(1)]), TypeError(2)])
print(repr(group.subgroup(TypeError)), group.split(OSError)[0].exceptions)
# expect: ExceptionGroup('outer', [TypeError(2)]) (ExceptionGroup('inner', [OSError(1)]),)
