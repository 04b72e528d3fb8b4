"""Splitting, concatenating, comparing and finding texts of any length agrees with doing it character by character."""

ALPHABET = [chr(c) for c in (9, 10, 28, 31, 32, 33, 65, 127, 128, 133, 134, 160, 161, 255)]
state = 7


def number(limit):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return (state >> 8) % limit


def words_of(text):
    words = []
    word = ""
    for character in text + " ":
        if not character.isspace():
            word += character
        elif word:
            words.append(word)
            word = ""
    return words


def points(text):
    return [ord(character) for character in text]


checked = 0
for _ in range(1500):
    length = number(40)
    text = "".join([ALPHABET[number(14)] if number(3) == 0 else "abcdefgh"[number(8)] for _ in range(length)])
    words = text.split()
    assert words == words_of(text), (text, words)
    assert " ".join(words).split() == words
    i = number(length + 1)
    j = number(length + 1)
    head = text[:i]
    assert head + text[i:] == text and text in {head + text[i:]: 1}
    assert (text[:j] == head) == (i == j) and (text[:j] < text) == (j < length)
    assert points(head) + points(text[i:]) == points(text)
    if length > 0:
        characters = list(text)
        characters[number(length)] = ALPHABET[number(14)]
        other = "".join(characters)
        assert (other < text) == (points(other) < points(text)), (other, text)
        assert (other == text) == (points(other) == points(text)), (other, text)
        assert (other.encode("latin1") == text.encode("latin1")) == (other == text)
    checked += 1
print(checked)  # expect: 1500
