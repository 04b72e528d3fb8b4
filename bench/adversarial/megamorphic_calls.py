"""One call site that sees forty classes, and one that sees forty functions: no guard on a type ever pays here."""


class Shape:
    factor = 1

    def area(self, size):
        return size * self.factor


def make_class(number):
    class Special(Shape):
        factor = number

        def area(self, size):
            return (size + number) * self.factor

    # Every third class inherits the method, so that even the function called is not the same kind of thing.
    if number % 3 == 0:
        del Special.area
    return Special


def make_function(number):
    if number % 2:
        return lambda value: value * number + 1
    return lambda value: value - number


SHAPES = [make_class(number)() for number in range(40)]
FUNCTIONS = [make_function(number) for number in range(40)]


def run(rounds):
    total = 0
    for round_number in range(rounds):
        # Steps of 7 and 11 visit all forty in an order that no short history predicts.
        shape = SHAPES[round_number * 7 % 40]
        function = FUNCTIONS[round_number * 11 % 40]
        total = (total + shape.area(round_number % 100) + function(round_number)) % 1000000007
    return total


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
