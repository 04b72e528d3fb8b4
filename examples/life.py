"""Conway's Game of Life in the terminal, two cells to a character.

    tpy examples/life.py [GENERATIONS] [SEED]

The board wraps around.  Each generation is drawn over the last one; press Ctrl-C to stop early.
"""

import sys
import time

WIDTH, HEIGHT = 78, 44


class Board:
    def __init__(self, seed):
        self.cells = [[0] * WIDTH for _ in range(HEIGHT)]
        state = seed
        for row in self.cells:
            for x in range(WIDTH):
                state = (state * 1103515245 + 12345) % 2147483648
                row[x] = 1 if state >> 16 & 7 < 3 else 0

    def advance(self):
        cells = self.cells
        after = []
        for y in range(HEIGHT):
            above, here, below = cells[y - 1], cells[y], cells[(y + 1) % HEIGHT]
            row = []
            for x in range(WIDTH):
                right = (x + 1) % WIDTH
                count = above[x - 1] + above[x] + above[right]
                count += here[x - 1] + here[right]
                count += below[x - 1] + below[x] + below[right]
                row.append(1 if count == 3 or count == 2 and here[x] else 0)
            after.append(row)
        self.cells = after

    def population(self):
        return sum([sum(row) for row in self.cells])

    def draw(self):
        lines = []
        for y in range(0, HEIGHT, 2):
            upper, lower = self.cells[y], self.cells[y + 1]
            lines.append("".join([" ▄▀█"[upper[x] * 2 + lower[x]] for x in range(WIDTH)]))
        return "\n".join(lines)


def main():
    generations = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    board = Board(int(sys.argv[2]) if len(sys.argv) > 2 else 2026)
    animated = sys.stdout.isatty()
    if animated:
        print("\x1b[2J\x1b[?25l", end="")
    try:
        for generation in range(generations):
            if animated:
                print("\x1b[H" + board.draw())
                print(f"generation {generation}, {board.population()} alive ", flush=True)
                time.sleep(0.03)
            board.advance()
    except KeyboardInterrupt:
        pass
    finally:
        if animated:
            print("\x1b[?25h", end="")
    print(board.draw())
    print(f"after {generations} generations {board.population()} cells are alive")


main()
