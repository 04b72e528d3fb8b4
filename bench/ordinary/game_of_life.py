"""Life on an unbounded board: a set of pairs, neighbours counted by a Counter over a nested generator expression."""

from collections import Counter


def step(cells):
    neighbours = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {cell for cell, count in neighbours.items() if count == 3 or (count == 2 and cell in cells)}


def run(steps):
    pentomino = ((1, 0), (2, 0), (0, 1), (1, 1), (1, 2))
    cells = {(x + 40 * k, y + 9 * k) for k in range(4) for x, y in pentomino}
    for _ in range(steps):
        cells = step(cells)
    return len(cells)


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
