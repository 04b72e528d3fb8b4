"""repr() for programmers, str() for people, format() for f-strings."""


class Both:
    def __repr__(self):
        return "Both()"

    def __str__(self):
        return "both"

    def __format__(self, spec):
        return f"<{spec}>"


class OnlyRepr:
    def __repr__(self):
        return "OnlyRepr()"


class OnlyStr:
    def __str__(self):
        return "only str"


b = Both()
print(b, [b], {"k": b}, (b,))  # expect: both [Both()] {'k': Both()} (Both(),)
print(f"{b} {b!r} {b!s} {b:spec} {b!r:>10}|")  # expect: <> Both() both <spec>     Both()|
print("%s %r" % (b, b), "{} {!r} {:x}".format(b, b, b))  # expect: both Both() <> Both() <x>
print(OnlyRepr(), str(OnlyRepr()), [OnlyRepr()])  # expect: OnlyRepr() OnlyRepr() [OnlyRepr()]
print(OnlyStr(), repr(OnlyStr())[:27])  # expect: only str <__main__.OnlyStr object at


class Bad:
    def __repr__(self):
        return 5


try:
    repr(Bad())
except TypeError as error:
    print(error)
# expect: __repr__ returned non-string (type int)


class Tree:
    def __init__(self, *children):
        self.children = children

    def __repr__(self):
        return "Tree" + repr(self.children)


print(Tree(Tree(), Tree(Tree(), 1)))  # expect: Tree(Tree(), Tree(Tree(), 1))
