"""Operands are evaluated from left to right; in an assignment the right side comes first."""


def v(name, value=None):
    print(name, end=" ")
    return value


print(v("a", 1) + v("b", 2) * v("c", 3))
print(v("f", max)(v("x", 1), v("y", 2)))
print([v("p", 1), v("q", 2)], {v("k"): v("w")})
d = {}


def target(name):
    v(name)
    return d


target("left")[v("key", "k")] = v("right", 5)
print(d)
target("t1")["a"], target("t2")["b"] = v("r1", 1), v("r2", 2)
print(d)
print(v("cond", 0) and v("then") if v("test", True) else v("else"))
print(v("lo", 1) < v("mid", 2) < v("hi", 1))


def function(a=v("default", 1), *, b=v("kwdefault", 2)):
    return a + b


print(function(b=v("kw", 3), a=v("second", 4)))
x = [0, 0]
i = 0
i = x[i] = 1
print(i, x)
print(v("star", [1])[0:v("stop", 1)], *v("args", [7, 8]), v("after", 9))
print(v("num", 2) ** v("exp", 3), -v("neg", 4))
