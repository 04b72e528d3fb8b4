"""A maze, dug at random and solved by breadth-first search.

    tpy examples/maze.py [WIDTH] [HEIGHT] [SEED]
"""

import random
import sys
from collections import deque

DIRECTIONS = ((0, -1), (1, 0), (0, 1), (-1, 0))


def dig(width, height):
    """The set of open passages, as pairs of neighbouring cells in both orders."""
    passages = set()
    visited = {(0, 0)}
    path = [(0, 0)]
    while path:
        x, y = path[-1]
        around = [(x + dx, y + dy) for dx, dy in DIRECTIONS]
        free = [(a, b) for a, b in around if 0 <= a < width and 0 <= b < height and (a, b) not in visited]
        if not free:
            path.pop()
            continue
        following = random.choice(free)
        passages.add(((x, y), following))
        passages.add((following, (x, y)))
        visited.add(following)
        path.append(following)
    return passages


def solve(passages, start, goal):
    came_from = {start: None}
    waiting = deque([start])
    while waiting:
        cell = waiting.popleft()
        if cell == goal:
            break
        x, y = cell
        for dx, dy in DIRECTIONS:
            following = (x + dx, y + dy)
            if (cell, following) in passages and following not in came_from:
                came_from[following] = cell
                waiting.append(following)
    route = []
    cell = goal
    while cell is not None:
        route.append(cell)
        cell = came_from[cell]
    return route[::-1]


def draw(width, height, passages, route):
    on_route = set(route)
    steps = set(zip(route, route[1:])) | set(zip(route[1:], route))
    lines = ["█" * (width * 2 + 1)]
    for y in range(height):
        row, below = ["█"], ["█"]
        for x in range(width):
            row.append("•" if (x, y) in on_route else " ")
            for target, (dx, dy) in ((row, (1, 0)), (below, (0, 1))):
                pair = ((x, y), (x + dx, y + dy))
                target.append("•" if pair in steps else " " if pair in passages else "█")
            below.append("█")
        lines.append("".join(row))
        lines.append("".join(below))
    return "\n".join(lines)


def main():
    numbers = [int(word) for word in sys.argv[1:]]
    width, height, seed = (numbers + [38, 12, 7][len(numbers) :])[:3]
    random.seed(seed)
    passages = dig(width, height)
    route = solve(passages, (0, 0), (width - 1, height - 1))
    print(draw(width, height, passages, route))
    print(f"{width * height} cells, {len(passages) // 2} passages, the way out takes {len(route) - 1} steps")


main()
