"""A small program: words, letters and lines of a text."""

text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity"""

words = [word.strip(".,").lower() for word in text.split()]
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]:
    print(f"{word:<8}{count:>3} {'*' * count}")
# expect: it        6 ******
# expect: of        6 ******
# expect: the       6 ******
# expect: was       6 ******
# expect: age       2 **
letters = {}
for c in text.lower():
    if c.isalpha():
        letters.setdefault(c, []).append(c)
print("".join(sorted(letters, key=lambda c: (-len(letters[c]), c)))[:8])  # expect: etsiohaf
by_length = {}
for word in set(words):
    by_length.setdefault(len(word), []).append(word)
for length in sorted(by_length):
    print(length, sorted(by_length[length]))
# expect: 2 ['it', 'of']
# expect: 3 ['age', 'the', 'was']
# expect: 4 ['best']
# expect: 5 ['epoch', 'times', 'worst']
# expect: 6 ['belief', 'wisdom']
# expect: 11 ['foolishness', 'incredulity']
print([len(line) for line in text.splitlines()], max(words, key=len), text.count("\n"))
# expect: [52, 56, 59] foolishness 2
print(" ".join(word[::-1] for word in words[:6]).title())  # expect: Ti Saw Eht Tseb Fo Semit
