"""Keys that are equal are the same key, whatever their type; the first one stays."""

d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d, len(d), d[1], 1.0 in d)  # expect: {1: 'bool'} 1 bool True
d = {0: "a", -0.0: "b", False: "c", 0j: "d"}
print(d)  # expect: {0: 'd'}
d = {2**70: "big", float(2**70): "same"}
print(d)  # expect: {1180591620717411303424: 'same'}
nan = float("nan")
d = {nan: 1, float("nan"): 2, nan: 3}
print(len(d), d[nan])  # expect: 2 3
d = {(1, 2): "tuple", (1.0, 2.0): "same tuple", "1": "text", b"1": "bytes", None: 0, (): 1}
print(d)  # expect: {(1, 2): 'same tuple', '1': 'text', b'1': 'bytes', None: 0, (): 1}
for key in ([], {}, set(), [1], ([],)):
    try:
        {key: 1}
    except TypeError as error:
        print(error)
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: cannot use 'dict' as a dict key (unhashable type: 'dict')
# expect: cannot use 'set' as a dict key (unhashable type: 'set')
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: cannot use 'tuple' as a dict key (unhashable type: 'list')
try:
    {}[[]]
except TypeError as error:
    print(error)
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
print(hash(1) == hash(1.0) == hash(True), hash(-1), hash(-2), hash(float("inf")))  # expect: True -2 -2 314159
# oracles: 3.14
