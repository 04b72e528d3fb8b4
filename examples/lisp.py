"""A Lisp in a hundred and fifty lines: reader, environment, evaluator with proper tail calls, and a demonstration.

    tpy examples/lisp.py [FILE]

An interpreter running on an interpreter is where a tracing JIT has most to say.
"""

import sys

DEMO = """
(define (square x) (* x x))
(define (range a b) (if (>= a b) nil (cons a (range (+ a 1) b))))
(define (map f items) (if (null? items) nil (cons (f (car items)) (map f (cdr items)))))
(define (fold f start items) (if (null? items) start (fold f (f start (car items)) (cdr items))))
(print (map square (range 1 11)))
(print (fold + 0 (map square (range 0 200))))
(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(print (map fib (range 0 20)))
(define (count n total) (if (= n 0) total (count (- n 1) (+ total n))))
(print (count 20000 0))
(define (counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(define tick (counter))
(tick) (tick)
(print (tick))
(define (queens board row size)
  (if (= row size) 1
    (fold + 0 (map (lambda (column)
      (if (safe? board column 1) (queens (cons column board) (+ row 1) size) 0)) (range 0 size)))))
(define (safe? board column distance)
  (if (null? board) #t
    (if (= (car board) column) #f
      (if (= (abs (- (car board) column)) distance) #f
        (safe? (cdr board) column (+ distance 1))))))
(print (queens nil 0 6))
"""


class Symbol(str):
    pass


class LispError(Exception):
    pass


class Environment:
    def __init__(self, names, outer):
        self.names, self.outer = names, outer

    def find(self, symbol):
        environment = self
        while environment is not None:
            if symbol in environment.names:
                return environment.names
            environment = environment.outer
        raise LispError(f"{symbol} has no value")


class Closure:
    def __init__(self, parameters, body, environment):
        self.parameters, self.body, self.environment = parameters, body, environment

    def bind(self, arguments):
        if len(arguments) != len(self.parameters):
            raise LispError(f"{len(self.parameters)} arguments expected, {len(arguments)} given")
        return Environment(dict(zip(self.parameters, arguments)), self.environment)


def read_all(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").split()
    tokens.reverse()
    while tokens:
        yield read(tokens)


def read(tokens):
    if not tokens:
        raise LispError("unexpected end")
    token = tokens.pop()
    if token == "(":
        items = []
        while tokens and tokens[-1] != ")":
            items.append(read(tokens))
        if not tokens:
            raise LispError("a parenthesis is not closed")
        tokens.pop()
        return items
    if token == ")":
        raise LispError("unexpected )")
    try:
        return int(token)
    except ValueError:
        return Symbol(token)


def evaluate(form, environment):
    while True:
        if isinstance(form, Symbol):
            return environment.find(form)[form]
        if not isinstance(form, list):
            return form
        head = form[0]
        if head == "if":
            form = form[2] if evaluate(form[1], environment) is not False else form[3]
        elif head == "begin":
            for part in form[1:-1]:
                evaluate(part, environment)
            form = form[-1]
        elif head == "define":
            if isinstance(form[1], list):
                environment.names[form[1][0]] = Closure(form[1][1:], form[2], environment)
            else:
                environment.names[form[1]] = evaluate(form[2], environment)
            return None
        elif head == "set!":
            environment.find(form[1])[form[1]] = evaluate(form[2], environment)
            return None
        elif head == "lambda":
            return Closure(form[1], form[2], environment)
        elif head == "let":
            names = {name: evaluate(value, environment) for name, value in form[1]}
            environment, form = Environment(names, environment), form[2]
        else:
            function = evaluate(head, environment)
            arguments = [evaluate(argument, environment) for argument in form[1:]]
            if not isinstance(function, Closure):
                return function(*arguments)
            environment, form = function.bind(arguments), function.body


def show(value):
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return "#t" if value else "#f"
    if isinstance(value, tuple):
        parts = []
        while value is not None:
            parts.append(show(value[0]))
            value = value[1]
        return "(" + " ".join(parts) + ")"
    return str(value)


BUILT_INS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "<": lambda a, b: a < b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "abs": abs,
    "cons": lambda head, tail: (head, tail),
    "car": lambda pair: pair[0],
    "cdr": lambda pair: pair[1],
    "null?": lambda value: value is None,
    "print": lambda value: print(show(value)),
    "nil": None,
    "#t": True,
    "#f": False,
}


def main():
    sys.setrecursionlimit(20000)
    text = DEMO
    if len(sys.argv) > 1:
        with open(sys.argv[1], encoding="utf-8") as file:
            text = file.read()
    world = Environment(dict(BUILT_INS), None)
    try:
        for form in read_all(text):
            evaluate(form, world)
    except LispError as error:
        sys.exit(f"lisp: {error}")


main()
