"""What kind of characters a text consists of."""

samples = ["", "abc", "abc1", "123", "½", "²", "٣", " \t", "a b", "Ab", "_x1", "1x", "class", "é", "漢字", "\x00", "a\n", "IV"]
for text in samples:
    row = [text.isalpha(), text.isdigit(), text.isdecimal(), text.isnumeric(), text.isalnum(), text.isspace()]
    row += [text.isidentifier(), text.isprintable(), text.isascii()]
    print(ascii(text), "".join("01"[flag] for flag in row))
# expect: '' 000000011
# expect: 'abc' 100010111
# expect: 'abc1' 000010111
# expect: '123' 011110011
# expect: '\xbd' 000110010
# expect: '\xb2' 010110010
# expect: '\u0663' 011110010
# expect: ' \t' 000001001
# expect: 'a b' 000000011
# expect: 'Ab' 100010111
# expect: '_x1' 000000111
# expect: '1x' 000010011
# expect: 'class' 100010111
# expect: '\xe9' 100010110
# expect: '\u6f22\u5b57' 100010110
# expect: '\x00' 000000001
# expect: 'a\n' 000000001
# expect: 'IV' 100010111
