"""Matrix products as one writes them: rows zipped with columns, products summed in a generator expression."""


def multiply(left, right):
    columns = list(zip(*right))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in left]


def run(size):
    matrix = [[(row * column) % 7 + 0.5 for column in range(size)] for row in range(size)]
    power = matrix
    for _ in range(4):
        power = [[value % 10 for value in row] for row in multiply(power, matrix)]
    return round(sum(map(sum, power)), 6)


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
