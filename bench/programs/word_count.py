"""Words counted in a dict: splitting a text, hashing strings, looking keys up and updating them, sorting the counts."""

SYLLABLES = ("ba", "co", "di", "fu", "ge", "ho", "ki", "lu", "ma", "ne", "po", "ra", "si", "to", "vu", "wy")


def make_text(words):
    """A text in which short words are frequent and long ones rare, the same at every run."""
    state = 12345
    parts = []
    for _ in range(words):
        state = (state * 1103515245 + 12345) % 2147483648
        pick = state >> 8
        word = SYLLABLES[pick & 15]
        while pick & 16 and len(word) < 12:
            pick >>= 4
            word += SYLLABLES[pick & 15]
        parts.append(word)
    return " ".join(parts)


def count(text):
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def run(words):
    counts = count(make_text(words))
    by_length = {}
    for word, times in counts.items():
        if len(word) in by_length:
            by_length[len(word)] += times
        else:
            by_length[len(word)] = times
    ranking = sorted(counts, key=lambda word: (-counts[word], word))
    checksum = len(counts)
    for length in sorted(by_length):
        checksum = (checksum * 1009 + length * by_length[length]) % 1000000007
    return " ".join(ranking[:5]) + " " + str(checksum)


if __name__ == "__main__":
    from protocol import measure

    measure(run)
