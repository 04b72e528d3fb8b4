"""re: searching and replacing with patterns."""

import re

print(re.match(r"(\w+) (\w+)", "hello world!").groups(), re.search(r"\d+", "abc 123 def").group(), re.fullmatch(r"a+", "aab"))
# expect: ('hello', 'world') 123 None
print(re.findall(r"[aeiou]", "education"), re.findall(r"(\w)=(\d)", "a=1,b=2"), re.split(r"[,;]\s*", "a, b;c"), re.sub(r"\s+", " ", "a   b \n c"))
# expect: ['e', 'u', 'a', 'i', 'o'] [('a', '1'), ('b', '2')] ['a', 'b', 'c'] a b c
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-05-06")
print(m.group("year"), m.groupdict(), m.start(), m.end(), m.span(2), m[0])
# expect: 2024 {'year': '2024', 'month': '05'} 3 10 (8, 10) 2024-05
print(re.sub(r"(\w+)@(\w+)", r"\2 at \1", "me@home"), re.sub(r"\d", lambda m: str(int(m[0]) * 2), "a1b5"), re.compile("x+", re.I).findall("xXay"))
# expect: home at me a2b10 ['xX']
print([m.start() for m in re.finditer("a", "banana")], re.escape("a.b*c"), bool(re.match("^$", "")), re.findall(r"(?m)^\w", "ab\ncd"), re.findall(r"a.*?b", "aXbaYYb"), re.split(r"(-)", "a-b"))
# expect: [1, 3, 5] a\.b\*c True ['a', 'c'] ['aXb', 'aYYb'] ['a', '-', 'b']
try:
    re.compile("(unclosed")
except re.error as error:
    print(error)
# expect: missing ), unterminated subpattern at position 0
