"""An exit in an inlined function left one word of its header as it was. When the function has returned, that word lies among
its caller's registers, and the collector follows it: to something freed long ago."""


def neighbours(cell):
    x, y = cell
    return [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


def step(alive):
    counts = {}
    for cell in alive:
        for neighbour in neighbours(cell):
            counts[neighbour] = counts.get(neighbour, 0) + 1
    return {cell for cell, count in counts.items() if count == 3 or count == 2 and cell in alive}


cells = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
for generation in range(25):
    cells = step(cells)
print(len(cells), min(cells), max(cells))  # expect: 39 (-10, -1) (3, 6)
