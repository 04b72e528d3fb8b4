"""A thousand different loops, each barely hot: what compiling costs when it can never be earned back."""

TEMPLATE = """
def loop_{number}(count):
    total = {number}
    for i in range(count):
        total = (total * {factor} + i) % {modulus}
    return total
"""


def make_loops():
    loops = []
    for number in range(1000):
        namespace = {}
        exec(TEMPLATE.format(number=number, factor=number % 13 + 2, modulus=10007 + number), namespace)
        loops.append(namespace["loop_" + str(number)])
    return loops


LOOPS = make_loops()


def run(count):
    total = 0
    for loop in LOOPS:
        total += loop(count)
    return total


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
