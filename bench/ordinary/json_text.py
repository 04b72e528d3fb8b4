"""A writer and a reader of JSON in Python: isinstance chains, recursion, text built and taken apart character by character."""


def write(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return '"' + value.replace('"', '\\"') + '"'
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        return "{" + ", ".join(write(key) + ": " + write(item) for key, item in value.items()) + "}"
    return "[" + ", ".join([write(item) for item in value]) + "]"


WORDS = (("true", True), ("false", False), ("null", None))


class Reader:
    def __init__(self, text):
        self.text = text
        self.position = 0

    def skip_blanks(self):
        while self.text[self.position] in " \n\t":
            self.position += 1

    def read(self):
        self.skip_blanks()
        first = self.text[self.position]
        if first == "{":
            return dict(self.items("}", self.pair))
        if first == "[":
            return list(self.items("]", self.read))
        if first == '"':
            return self.string()
        for word, value in WORDS:
            if self.text.startswith(word, self.position):
                self.position += len(word)
                return value
        return self.number()

    def items(self, end, read):
        self.position += 1
        self.skip_blanks()
        while self.text[self.position] != end:
            yield read()
            self.skip_blanks()
            if self.text[self.position] == ",":
                self.position += 1
        self.position += 1

    def pair(self):
        key = self.read()
        self.skip_blanks()
        assert self.text[self.position] == ":"
        self.position += 1
        return key, self.read()

    def string(self):
        end = self.text.index('"', self.position + 1)
        value = self.text[self.position + 1 : end]
        self.position = end + 1
        return value

    def number(self):
        end = self.position
        while end < len(self.text) and self.text[end] in "+-.eE0123456789":
            end += 1
        digits = self.text[self.position : end]
        self.position = end
        return float(digits) if "." in digits else int(digits)


def run(count):
    items = [
        {"id": i, "name": "item %d" % i, "price": i * 1.25, "tags": ["a", "b", str(i)], "even": i % 2 == 0, "note": None}
        for i in range(count)
    ]
    text = write({"items": items})
    assert Reader(text).read() == {"items": items}
    return len(text)


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
