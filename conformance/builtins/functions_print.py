"""print(): separators, ends, files."""

import sys

print()
print(1, "a", None, 2.5, [1], sep="-")
print("no newline", end="")
print(" joined", end="!\n")
print("a", "b", sep="")
print("x", "y", sep="\n")
print(*range(5), sep=", ")
print("to stdout", file=sys.stdout, flush=True)
print("to stderr", file=sys.stderr)
print("a\tb\\n", 'quote"', "é😀")
print(1, 2, sep=None, end=None)
print("", "", sep="|")
sys.stdout.write("written\n")


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


w = Writer()
print("captured", 1, file=w)
print(w.parts)
