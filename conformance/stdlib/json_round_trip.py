"""json: values to text and back."""

import json

value = {"name": "x", "list": [1, 2.5, True, None, "é\n\"q\""], "nested": {"a": {}}, "big": 10**20}
text = json.dumps(value)
print(text)
print(json.loads(text) == value, json.dumps(value, sort_keys=True, indent=2, ensure_ascii=False))
print(json.loads(' [1, 2.0, -3e2, "\\u00e9", true, null] '), json.dumps((1, 2)), json.dumps({1: 2, None: 3}), json.dumps(float("inf")), json.dumps("a", separators=(",", ":")))
for text in ("", "{", "[1,]", "nul", '{"a" 1}'):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        print(error.lineno, error.colno, error.pos)
try:
    json.dumps({1, 2})
except TypeError as error:
    print(error)
# oracles: 3.14
