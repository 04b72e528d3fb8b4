"""A class body is a namespace of its own, which its functions do not see."""

x = "module"


class Body:
    x = "class"
    copy = x
    items = [x for _ in range(2)]
    doubled = [i * 2 for i in (1, 2)]
    if copy == "class":
        conditional = True
    for i in range(3):
        pass

    def method(self):
        return x

    def through_self(self):
        return self.x


print(Body.copy, Body.items, Body.doubled, Body.conditional, Body.i)
# expect: class ['module', 'module'] [2, 4] True 2
print(Body().method(), Body().through_self())  # expect: module class


def function():
    local = "function"

    class Inner:
        seen = local
        local = "class"
        after = local

    return Inner.seen if False else Inner.after, local


try:
    print(function())
except NameError as error:
    print("NameError", error)
# expect: NameError name 'local' is not defined


class Outer:
    class Nested:
        value = 3

    alias = Nested


print(Outer.Nested.value, Outer.alias is Outer.Nested, Outer.Nested.__qualname__)  # expect: 3 True Outer.Nested
