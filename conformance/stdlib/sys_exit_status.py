"""sys.exit ends the program with a status; finally clauses still run."""

import sys

try:
    try:
        sys.exit(4)
    finally:
        print("cleaning up")
except SystemExit as error:
    print("caught", error.code)
# expect: cleaning up
# expect: caught 4
try:
    sys.exit("a message")
except SystemExit as error:
    print(repr(error.code))
# expect: 'a message'
print("leaving")  # expect: leaving
sys.exit(7)
# expect-status: 7
