"""The smallest script: what a conformance script looks like."""

import sys

print("hello,", "world")  # expect: hello, world
print(sys.argv[1:], input())
# expect: ['first', 'second'] typed text
# argv: first second
# stdin: typed text
sys.exit(3)  # expect-status: 3
