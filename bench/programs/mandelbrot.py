"""Escape times over a square of the complex plane: an inner loop of nothing but float arithmetic and two exits."""

ITERATION_LIMIT = 60


def escape_time(real, imaginary):
    x = y = 0.0
    for iteration in range(ITERATION_LIMIT):
        x_squared = x * x
        y_squared = y * y
        if x_squared + y_squared > 4.0:
            return iteration
        y = 2.0 * x * y + imaginary
        x = x_squared - y_squared + real
    return ITERATION_LIMIT


def run(size):
    checksum = 0
    for row in range(size):
        imaginary = 2.0 * row / size - 1.0
        for column in range(size):
            real = 2.5 * column / size - 2.0
            checksum = (checksum * 31 + escape_time(real, imaginary)) % 1000000007
    return checksum


if __name__ == "__main__":
    from protocol import measure

    measure(run)
