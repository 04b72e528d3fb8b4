"""Upper, lower, title and other case mappings."""

for text in ("hello World", "ÉCOLE ñ", "ß straße", "ǆ ΑΣ", "o'neil's 3rd"):
    print(text.upper(), "|", text.lower(), "|", text.title(), "|", text.capitalize(), "|", text.swapcase(), "|", text.casefold())
# expect: HELLO WORLD | hello world | Hello World | Hello world | HELLO wORLD | hello world
# expect: ÉCOLE Ñ | école ñ | École Ñ | École ñ | école Ñ | école ñ
# expect: SS STRASSE | ß straße | Ss Straße | Ss straße | SS STRASSE | ss strasse
# expect: Ǆ ΑΣ | ǆ ας | ǅ Ας | ǅ ας | Ǆ ας | ǆ ασ
# expect: O'NEIL'S 3RD | o'neil's 3rd | O'Neil'S 3Rd | O'neil's 3rd | O'NEIL'S 3RD | o'neil's 3rd
print("ABC".isupper(), "aBC".islower(), "abc1".islower(), "Title Case".istitle(), "1".isupper(), "".islower())
# expect: True False True True False False
print("İ".lower() == "i̇", len("ŉ".upper()), "ΑΣ".lower(), "Σ".lower())  # expect: True 2 ας σ
