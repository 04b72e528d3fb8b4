"""A small program: cells on an endless board, kept as a set of coordinates."""


def neighbours(cell):
    x, y = cell
    return [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


def step(alive):
    counts = {}
    for cell in alive:
        for neighbour in neighbours(cell):
            counts[neighbour] = counts.get(neighbour, 0) + 1
    return {cell for cell, count in counts.items() if count == 3 or count == 2 and cell in alive}


def show(alive, width, height):
    for y in range(height):
        print("".join("#" if (x, y) in alive else "." for x in range(width)))


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
show(glider, 6, 4)
# expect: .#....
# expect: ..#...
# expect: ###...
# expect: ......
for _ in range(8):
    glider = step(glider)
show(glider, 6, 6)
# expect: ......
# expect: ......
# expect: ...#..
# expect: ....#.
# expect: ..###.
# expect: ......
r_pentomino = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
for generation in range(60):
    r_pentomino = step(r_pentomino)
print(len(r_pentomino), min(r_pentomino), max(r_pentomino))  # expect: 79 (-24, 0) (9, -4)
