"""A class attribute and a method are replaced while a loop that relied on them is running."""


class Shape:
    scale = 1

    def area(self):
        return 10

    def scaled(self):
        return self.area() * self.scale


def other_area(self):
    return 7


def disturb(i):
    if i == 4000:
        Shape.scale = 3
    elif i == 6000:
        Shape.area = other_area
    elif i == 8000:
        Shape.scale = 0.5


def run(n):
    shape = Shape()
    total = 0
    checkpoints = []
    for i in range(n):
        total += shape.scaled()
        disturb(i)
        total += shape.scale
        if i % 2000 == 1999:
            checkpoints.append(total)
    return checkpoints


print(run(10000))  # expect: [22000, 44000, 109980, 157989, 166006.5]


class Base:
    value = 1


class Derived(Base):
    pass


def repeated(n):
    d = Derived()
    total = 0
    for i in range(n):
        total += d.value
        if i % 777 == 0:
            Base.value = i % 10
        if i == 5000:
            Derived.value = 100
        if i == 5500:
            del Derived.value
        if i == 6000:
            d.value = 1000
        if i == 6500:
            del d.value
    return total


print(repeated(8000))  # expect: 579891
# expect-jit: loops>=1 exits<100 failedCompilations=0
