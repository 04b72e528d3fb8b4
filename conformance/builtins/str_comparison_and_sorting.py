"""Text is ordered by code points."""

words = ["zebra", "Zebra", "apple", "Äpfel", "äpfel", "", "10", "9", "a b", "a-b", "ab", "😀", "Ω", "é"]
print(sorted(words))
# expect: ['', '10', '9', 'Zebra', 'a b', 'a-b', 'ab', 'apple', 'zebra', 'Äpfel', 'äpfel', 'é', 'Ω', '😀']
print(sorted(words, key=str.casefold), max(words), min(words, key=len), sorted(words, key=lambda w: (len(w), w))[:5])
# expect: ['', '10', '9', 'a b', 'a-b', 'ab', 'apple', 'zebra', 'Zebra', 'Äpfel', 'äpfel', 'é', 'Ω', '😀'] 😀  ['', '9', 'é', 'Ω', '😀']
print("a" < "aa" < "ab" < "b", "Z" < "a", "é" > "z", "10" < "9", "" < "a", "\x00" < "\x01", "abc" == "ab" + "c", "a" != "A")
# expect: True True True True True True True True
print(sorted("hello world"), "".join(sorted("bca", reverse=True)), [ord(c) for c in "aZ0é"], sorted(["b", "a"], reverse=True))
# expect: [' ', 'd', 'e', 'h', 'l', 'l', 'l', 'o', 'o', 'r', 'w'] cba [97, 90, 48, 233] ['b', 'a']
print("apple".__lt__("b"), "x".__eq__(1), "a" == 97, ["a", "b"] < ["a", "c"], ("a", 1) < ("a", 2))
# expect: True NotImplemented False True True
