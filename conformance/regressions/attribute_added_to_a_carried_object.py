# An object that no iteration needs in memory goes from one to the next as values alone. One that gets another attribute on the way has
# changed its shape, and what is carried must show it.
class Item:
    def __init__(self, number):
        self.number = number

    def mark(self, extra):
        self.extra = extra


def carry(count):
    total = 0
    item = Item(0)
    for i in range(1, count):
        if i % 50:
            if i % 50 == 1:
                total += getattr(item, "extra", 1000) + item.number
            item = Item(i)
        else:
            item.mark(i)
    return total


print(carry(50000))  # expect: 49950001
