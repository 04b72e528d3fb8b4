"""A small program: solving a puzzle by backtracking."""

PUZZLE = """
53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79
""".replace(" ", "").strip()

grid = [0 if c == "." else int(c) for c in PUZZLE]
peers = []
for cell in range(81):
    row, column = divmod(cell, 9)
    same = set()
    for other in range(81):
        r, c = divmod(other, 9)
        if other != cell and (r == row or c == column or (r // 3, c // 3) == (row // 3, column // 3)):
            same.add(other)
    peers.append(same)
attempts = 0


def solve():
    global attempts
    best, options = None, None
    for cell in range(81):
        if grid[cell] == 0:
            possible = set(range(1, 10)) - {grid[p] for p in peers[cell]}
            if options is None or len(possible) < len(options):
                best, options = cell, possible
    if best is None:
        return True
    for digit in sorted(options):
        attempts += 1
        grid[best] = digit
        if solve():
            return True
    grid[best] = 0
    return False


print(solve(), attempts)  # expect: True 51
for row in range(9):
    print("".join(map(str, grid[row * 9 : row * 9 + 9])))
# expect: 534678912
# expect: 672195348
# expect: 198342567
# expect: 859761423
# expect: 426853791
# expect: 713924856
# expect: 961537284
# expect: 287419635
# expect: 345286179
