import re
m = re.match(r'(a)|(?P<n>b)(c)?', 'bc')
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
for a in ((), (0,), (1,), (2,), ('n',), (1, 'n'), (0, 2, 3), (4,), (-1,), (True,), (None,), ('q',), (1, 9), (2.0,), (10**30,)): t(m.group, *a)
t(m.groups); t(m.groups, 5); t(m.groups, default='')
class S(str): pass
print(re.match('a', S('abc')).group(), re.compile('b').match('abc', 1), re.compile('b').match('abc', 1, 1), re.compile(b'a').search(b'ba'))
t(re.compile('a').match, b'a'); t(re.compile(b'a').match, 'a'); t(re.compile('a').match, 5)
print(re.findall(r'(\w)(\d)?', 'a1b\u20ac2'), re.sub(r'(\d+)', lambda m: m.group(1)[::-1], 'ab12cd345'))
