"""A small program: numbers to Roman numerals and back."""

STEPS = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def to_roman(number):
    result = ""
    for value, letters in STEPS:
        while number >= value:
            result += letters
            number -= value
    return result


def from_roman(text):
    total = 0
    for value, letters in STEPS:
        while text.startswith(letters):
            total += value
            text = text[len(letters) :]
    if text:
        raise ValueError(f"not Roman: {text}")
    return total


print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1984, 2026, 3999)])
# expect: ['I', 'IV', 'IX', 'XIV', 'XL', 'XC', 'CD', 'MCMLXXXIV', 'MMXXVI', 'MMMCMXCIX']
print(all(from_roman(to_roman(n)) == n for n in range(1, 4000)))  # expect: True
print(max(range(1, 4000), key=lambda n: len(to_roman(n))))  # expect: 3888
try:
    from_roman("XYZ")
except ValueError as error:
    print(error)
# expect: not Roman: YZ
