"""`super()` continues along the MRO of the instance, not along the bases of the class."""


class Base:
    def __init__(self):
        self.log = ["Base"]

    def show(self, prefix):
        return prefix + "base"

    @classmethod
    def create(cls):
        return cls.__name__


class Left(Base):
    def __init__(self):
        super().__init__()
        self.log.append("Left")

    def show(self, prefix):
        return super().show(prefix + "left>")


class Right(Base):
    def __init__(self):
        super().__init__()
        self.log.append("Right")

    def show(self, prefix):
        return super().show(prefix + "right>")


class Both(Left, Right):
    def __init__(self):
        super().__init__()
        self.log.append("Both")

    def show(self, prefix):
        return super(Both, self).show(prefix + "both>")

    @classmethod
    def create(cls):
        return "made " + super().create()


print(Both().log)  # expect: ['Base', 'Right', 'Left', 'Both']
print(Both().show(""))  # expect: both>left>right>base
print(Left().show(""))  # expect: left>base
print(super(Left, Both()).show("skip:"))  # expect: skip:right>base
print(Both.create())  # expect: made Both
try:
    super(Both, Both()).missing
except AttributeError as error:
    print(error)
# expect: 'super' object has no attribute 'missing'


class Cell(Base):
    def nested(self):
        def inner():
            return __class__.__name__

        return inner()


print(Cell().nested())  # expect: Cell
