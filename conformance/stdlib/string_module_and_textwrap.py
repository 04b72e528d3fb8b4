"""Constants of characters, and wrapping text."""

import string
import textwrap

print(string.ascii_lowercase, string.digits, string.hexdigits, repr(string.whitespace), len(string.punctuation), string.capwords("two words"))
# expect: abcdefghijklmnopqrstuvwxyz 0123456789 0123456789abcdefABCDEF ' \t\n\r\x0b\x0c' 32 Two Words
print(string.Template("$who owes $$5 to ${whom}").substitute(who="a", whom="b"))  # expect: a owes $5 to b
print(textwrap.fill("The quick brown fox jumps over the lazy dog and runs away", 20))
# expect: The quick brown fox
# expect: jumps over the lazy
# expect: dog and runs away
print(textwrap.dedent("    a\n      b\n    c"), textwrap.indent("a\nb", "> "), textwrap.shorten("many words in here", 12))
# expect: a
# expect:   b
# expect: c > a
# expect: > b many [...]
