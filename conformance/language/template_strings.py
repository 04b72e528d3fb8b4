"""Template strings of Python 3.14 keep their parts apart."""
# oracles: 3.14

name, value = "world", 3.14159
template = t"hello {name}, {value:.2f} {name!r}"
print(type(template).__name__, template.strings, template.values)
# expect: Template ('hello ', ', ', ' ', '') ('world', 3.14159, 'world')
for part in template:
    print(part if isinstance(part, str) else (part.value, part.expression, part.conversion, part.format_spec))
# expect: hello 
# expect: ('world', 'name', None, '')
# expect: , 
# expect: (3.14159, 'value', None, '.2f')
# expect:  
# expect: ('world', 'name', 'r', '')


def render(template):
    parts = []
    for part in template:
        if isinstance(part, str):
            parts.append(part)
        else:
            value = repr(part.value) if part.conversion == "r" else part.value
            parts.append(format(value, part.format_spec))
    return "".join(parts)


print(render(template), render(t"{1 + 1}{'x'}"), render(t""))  # expect: hello world, 3.14 'world' 2x 
print((t"a{1}" + t"b").strings)  # expect: ('a', 'b')
