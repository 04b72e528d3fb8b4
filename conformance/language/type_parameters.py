"""Generic functions and classes, and type aliases, of Python 3.12 and later."""
# oracles: 3.14


def first[T](items: list[T]) -> T:
    return items[0]


class Box[T]:
    def __init__(self, value: T):
        self.value = value


type Pair[A] = tuple[A, A]
print(first([3, 4]), Box(5).value, first.__type_params__, Pair.__name__)  # expect: 3 5 (T,) Pair
print(Box[int](6).value, Box.__type_params__[0].__name__)  # expect: 6 T
