"""`nonlocal` names the nearest enclosing function's variable, `global` the module's."""

level = "module"


def enclosing():
    level = "enclosing"

    def reads():
        return level

    def writes_nonlocal():
        nonlocal level
        level = "changed by nonlocal"

    def writes_global():
        global level
        level = "changed by global"

    def shadows():
        level = "shadow"
        return level

    print(reads(), shadows())
    writes_nonlocal()
    print(reads())
    writes_global()
    print(reads())


enclosing()
# expect: enclosing shadow
# expect: changed by nonlocal
# expect: changed by nonlocal
print(level)  # expect: changed by global


def creates():
    global created
    created = 42


creates()
print(created)  # expect: 42


def deletes():
    global created
    del created


deletes()
print("created" in globals())  # expect: False
