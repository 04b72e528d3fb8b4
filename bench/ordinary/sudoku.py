"""A Sudoku solved by trying the cell with the fewest candidates first: sets built by comprehensions, recursion with undo."""

PUZZLE = "003020600900305001001806400008102900700000008006708200002609500800203009005010300"


def candidates(grid, row, column):
    top, left = row // 3 * 3, column // 3 * 3
    used = set(grid[row]) | {grid[i][column] for i in range(9)}
    used |= {grid[top + i][left + j] for i in range(3) for j in range(3)}
    return [digit for digit in range(1, 10) if digit not in used]


def solve(grid):
    best = None
    for row in range(9):
        for column in range(9):
            if grid[row][column] == 0:
                digits = candidates(grid, row, column)
                if best is None or len(digits) < len(best[2]):
                    best = row, column, digits
    if best is None:
        return True
    row, column, digits = best
    for digit in digits:
        grid[row][column] = digit
        if solve(grid):
            return True
    grid[row][column] = 0
    return False


def run(times):
    for _ in range(times):
        grid = [[int(digit) for digit in PUZZLE[9 * row : 9 * row + 9]] for row in range(9)]
        assert solve(grid)
    return "".join(str(digit) for row in grid for digit in row)


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
