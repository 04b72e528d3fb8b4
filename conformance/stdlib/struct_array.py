"""Numbers as bytes: struct and array."""

import struct
from array import array

print(struct.pack("<ihB", 1, -2, 255), struct.unpack(">Hd", struct.pack(">Hd", 500, 1.5)), struct.calcsize("<iq"), struct.pack(">f", 0.5))
# expect: b'\x01\x00\x00\x00\xfe\xff\xff' (500, 1.5) 12 b'?\x00\x00\x00'
a = array("i", [1, 2, 3])
a.append(4)
print(a, a[1:3], len(a), a.itemsize, sum(a), array("d", [0.5]).tolist(), a.tolist())
# expect: array('i', [1, 2, 3, 4]) array('i', [2, 3]) 4 4 10 [0.5] [1, 2, 3, 4]
for call in (lambda: struct.pack("<B", 256), lambda: struct.unpack("<i", b"ab"), lambda: a.append("x")):
    try:
        call()
    except (struct.error, TypeError) as error:
        print(type(error).__name__)
# expect: error
# expect: error
# expect: TypeError
