"""An interpreter of a small Lisp: nested lists, environments that are dicts, closures, recursion through eval."""

import operator


def tokenize(text):
    return text.replace("(", " ( ").replace(")", " ) ").split()


def parse(tokens):
    token = tokens.pop(0)
    if token == "(":
        items = []
        while tokens[0] != ")":
            items.append(parse(tokens))
        tokens.pop(0)
        return items
    try:
        return int(token)
    except ValueError:
        return token


class Environment(dict):
    def __init__(self, names=(), values=(), outer=None):
        self.update(zip(names, values))
        self.outer = outer

    def find(self, name):
        return self if name in self else self.outer.find(name)


def evaluate(form, environment):
    if isinstance(form, str):
        return environment.find(form)[form]
    if not isinstance(form, list):
        return form
    if form[0] == "if":
        _, test, yes, no = form
        return evaluate(yes if evaluate(test, environment) else no, environment)
    if form[0] == "define":
        environment[form[1]] = evaluate(form[2], environment)
        return None
    if form[0] == "lambda":
        return lambda *values: evaluate(form[2], Environment(form[1], values, environment))
    function, *values = [evaluate(item, environment) for item in form]
    return function(*values)


SOURCE = """
(define fibonacci (lambda (n) (if (< n 2) n (+ (fibonacci (- n 1)) (fibonacci (- n 2))))))
(define sum (lambda (n) (if (= n 0) 0 (+ n (sum (- n 1))))))
"""


def run(size):
    world = Environment()
    world.update({"+": operator.add, "-": operator.sub, "*": operator.mul, "<": operator.lt, "=": operator.eq})
    tokens = tokenize(SOURCE)
    while tokens:
        evaluate(parse(tokens), world)
    return evaluate(parse(tokenize(f"(+ (fibonacci {size}) (sum 60))")), world)


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
