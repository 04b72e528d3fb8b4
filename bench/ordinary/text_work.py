"""Words cleaned and counted, a cipher over characters, lines padded and joined: methods of str, one after the other."""


def clean(word):
    return word.strip(".,-_").lower().replace("-", "")


def shift(text, distance):
    shifted = []
    for character in text:
        if character.isalpha():
            base = ord("A") if character.isupper() else ord("a")
            shifted.append(chr((ord(character) - base + distance) % 26 + base))
        else:
            shifted.append(character)
    return "".join(shifted)


def run(count):
    text = " ".join("word%d foo-bar BAZ_%d," % (i % 97, i % 13) for i in range(count))
    counts = {}
    for word in text.split():
        word = clean(word)
        counts[word] = counts.get(word, 0) + 1
    secret = shift(text, 3)
    assert shift(secret, -3) == text
    table = [f"{word:<10}|{times:>6}" for word, times in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    same = sum(1 for plain, coded in zip(text, secret) if plain == coded)
    return len("\n".join(table)), same, secret[:20]


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
