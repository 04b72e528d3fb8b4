"""Two variables that are different new objects on one path around a loop and the same one on another."""


class Cell:
    def __init__(self, value):
        self.value = value


def run(n):
    a = Cell(0)
    b = Cell(0)
    same = total = 0
    for i in range(n):
        b.value += 5
        total += a.value
        if a is b:
            same += 1
        a = Cell(i)
        if i % 3 == 0:
            b = a
        else:
            b = Cell(1)
    return total, same


print(run(5000))  # expect: (12500836, 1667)
