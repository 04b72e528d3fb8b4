"""Text of one, two and four bytes per character behaves the same."""

for word in ("plain", "naïve", "Ωmega", "a😀b"):
    print(len(word), word[1], word[::-1], word.upper(), word.find("a"), word * 2, word.encode().hex())
    print([ord(c) for c in word], word == "".join(list(word)), word in "x" + word + "x", ascii(word))
# expect: 5 l nialp PLAIN 2 plainplain 706c61696e
# expect: [112, 108, 97, 105, 110] True True 'plain'
# expect: 5 a evïan NAÏVE 1 naïvenaïve 6e61c3af7665
# expect: [110, 97, 239, 118, 101] True True 'na\xefve'
# expect: 5 m agemΩ ΩMEGA 4 ΩmegaΩmega cea96d656761
# expect: [937, 109, 101, 103, 97] True True '\u03a9mega'
# expect: 3 😀 b😀a A😀B 0 a😀ba😀b 61f09f988062
# expect: [97, 128512, 98] True True 'a\U0001f600b'
mixed = "a" + "é" + "Ω" + "😀"
print(mixed, len(mixed), mixed[3], mixed[:2], mixed.replace("😀", "z"), (mixed * 3).count("Ω"), mixed.split("Ω"))
# expect: aéΩ😀 4 😀 aé aéΩz 3 ['aé', '😀']
print(chr(0x10FFFF) == "\U0010ffff", ord("😀"), "😀" < "\U0001f601", "Ω".lower(), "\ufb01".upper())
# expect: True 128512 True ω FI
narrow = mixed[:1] + "b"
print(narrow == "ab", hash(narrow) == hash("ab"), {narrow: 1}["ab"])  # expect: True True 1
print("e\u0301" == "é", len("e\u0301"), "\ud83d".isprintable(), repr("\ud83d"), "%s" % "\u200b".isprintable())
# expect: False 2 False '\ud83d' False
