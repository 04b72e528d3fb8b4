"""Text files: writing, reading, appending, iterating lines."""

import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "demo.txt")
with open(path, "w", encoding="utf-8") as file:
    print(file.write("first\n"), file.write("sécond\n"))
    print("third", 3, file=file)
# expect: 6 7
with open(path, "a", encoding="utf-8") as file:
    file.writelines(["x\n", "y"])
with open(path, encoding="utf-8") as file:
    print(file.readline().strip(), [line.rstrip("\n") for line in file])
# expect: first ['sécond', 'third 3', 'x', 'y']
with open(path, "rb") as file:
    print(file.read(10), len(file.read()))
# expect: b'first\ns\xc3\xa9c' 15
print(os.path.exists(path), os.path.basename(path))  # expect: True demo.txt
os.remove(path)
os.rmdir(folder)
print(os.path.exists(path))  # expect: False
try:
    file.read()
except ValueError as error:
    print(error)
# expect: read of closed file
