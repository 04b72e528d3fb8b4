"""Queens on a board, every solution yielded by nested generators: suspending and resuming frames."""


def placements(size, row, columns, rising, falling):
    """Yield, as tuples of columns, every way to fill the rows from `row` on."""
    if row == size:
        yield ()
        return
    for column in range(size):
        if columns & 1 << column or rising & 1 << row + column or falling & 1 << row - column + size:
            continue
        rest = placements(
            size,
            row + 1,
            columns | 1 << column,
            rising | 1 << row + column,
            falling | 1 << row - column + size,
        )
        for below in rest:
            yield (column,) + below


def run(size):
    checksum = 0
    for solution in placements(size, 0, 0, 0, 0):
        for column in solution:
            checksum = (checksum * 31 + column) % 1000003
    return checksum


if __name__ == "__main__":
    from protocol import measure

    measure(run)
