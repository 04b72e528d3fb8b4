# Members of an enum that extends str or int are found by value, not made anew.
import enum


class Text(str, enum.Enum):
    X = "x"
    LONG = "long"

    def shout(self):
        return self.value.upper()


class Number(int, enum.Enum):
    ONE = 1


class Pair(tuple, enum.Enum):
    AB = "a", "b"


print(Text("x") is Text.X, Text("long") is Text.LONG, Number(1) is Number.ONE, Text.X == "x", Text.LONG.shout())
# expect: True True True True LONG
print(Pair.AB == ("a", "b"), Pair(("a", "b")) is Pair.AB, Text.X.name, isinstance(Text.X, str), sorted(Text))
# expect: True True X True [<Text.LONG: 'long'>, <Text.X: 'x'>]
try:
    Text("none")
except ValueError as error:
    print(error)  # expect: 'none' is not a valid Text
