r"""The ways to write text: quotes, escapes, raw, bytes, concatenation."""

print('single', "double", """triple "quoted" text""", 'it''s joined')
# expect: single double triple "quoted" text its joined
print("tab\there", "new\\nline", r"raw\n", "\x41\u0042\U00000043\N{GREEK SMALL LETTER ALPHA}", "\101")
# expect: tab	here new\nline raw\n ABCα A
print("""first
second""")
# expect: first
# expect: second
print("con" "tin" 'ued', ("a"
                          "b"))
# expect: continued ab
print(b"bytes\x00\xff", rb"\raw", b'q"', len("\0"), repr("\0\x7f\t\r\n\\"))
# expect: b'bytes\x00\xff' b'\\raw' b'q"' 1 '\x00\x7f\t\r\n\\'
print("line \
continued")
# expect: line continued
print(repr("quote ' inside"), repr('quote " inside'), repr("both ' and \""), repr("é λ 漢 😀"), ascii("é λ 😀"))
# expect: "quote ' inside" 'quote " inside' 'both \' and "' 'é λ 漢 😀' '\xe9 \u03bb \U0001f600'
print(len("é"), len("😀"), "😀"[0], "漢字"[::-1], "\u00e9" == "é", "e\u0301" == "é")  # expect: 1 1 😀 字漢 True False
print(u"unicode prefix", """a\
b""")
# expect: unicode prefix ab
