"""A small program: an expression evaluator by recursive descent."""


def tokens_of(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            number = text[start:i]
            yield ("number", float(number) if "." in number else int(number))
        elif c in "+-*/()%^":
            i += 1
            yield ("operator", c)
        else:
            raise SyntaxError(f"unexpected {c!r} at {i}")
    yield ("end", None)


class Parser:
    def __init__(self, text):
        self.tokens = tokens_of(text)
        self.advance()

    def advance(self):
        self.kind, self.value = next(self.tokens)

    def accept(self, operators):
        if self.kind == "operator" and self.value in operators:
            operator = self.value
            self.advance()
            return operator

    def expression(self):
        value = self.term()
        while operator := self.accept("+-"):
            right = self.term()
            value = value + right if operator == "+" else value - right
        return value

    def term(self):
        value = self.factor()
        while operator := self.accept("*/%"):
            right = self.factor()
            value = {"*": lambda: value * right, "/": lambda: value / right, "%": lambda: value % right}[operator]()
        return value

    def factor(self):
        if self.accept("-"):
            return -self.factor()
        base = self.atom()
        return base ** self.factor() if self.accept("^") else base

    def atom(self):
        if self.accept("("):
            value = self.expression()
            if not self.accept(")"):
                raise SyntaxError("missing )")
            return value
        if self.kind != "number":
            raise SyntaxError(f"unexpected {self.value!r}")
        value = self.value
        self.advance()
        return value


for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "10 / 4 - 0.5", "7 % 4 * -3", "((((5))))", "2 * (3", "2 $ 3", "1 / 0", "* 2"):
    try:
        print(text, "=", Parser(text).expression())
    except (SyntaxError, ZeroDivisionError) as error:
        print(text, "->", type(error).__name__, error)
# expect: 1 + 2 * 3 = 7
# expect: (1 + 2) * 3 = 9
# expect: 2 ^ 3 ^ 2 = 512
# expect: -2 ^ 2 = -4
# expect: 10 / 4 - 0.5 = 2.0
# expect: 7 % 4 * -3 = -9
# expect: ((((5)))) = 5
# expect: 2 * (3 -> SyntaxError missing )
# expect: 2 $ 3 -> SyntaxError unexpected '$' at 2
# expect: 1 / 0 -> ZeroDivisionError division by zero
# expect: * 2 -> SyntaxError unexpected '*'
