"""The largest singular value of an infinite matrix, cut off at n: small functions called from comprehensions."""

from math import sqrt


def element(row, column):
    diagonal = row + column
    return 1.0 / (diagonal * (diagonal + 1) // 2 + row + 1)


def multiply(vector):
    size = len(vector)
    return [sum_of_row(row, vector, size) for row in range(size)]


def sum_of_row(row, vector, size):
    total = 0.0
    for column in range(size):
        total += element(row, column) * vector[column]
    return total


def multiply_transposed(vector):
    size = len(vector)
    return [sum([element(column, row) * vector[column] for column in range(size)]) for row in range(size)]


def run(size):
    u = [1.0] * size
    v = u
    for _ in range(2):
        v = multiply_transposed(multiply(u))
        u = multiply_transposed(multiply(v))
    numerator = 0.0
    denominator = 0.0
    for a, b in zip(u, v):
        numerator += a * b
        denominator += b * b
    return round(sqrt(numerator / denominator), 9)


if __name__ == "__main__":
    from protocol import measure

    measure(run)
