"""input() reads a line without its end; at the end of the input it raises EOFError."""
# stdin: first line
# stdin:   second, indented
# stdin: 42

print(repr(input()))  # expect: 'first line'
print(repr(input("prompt> ")))  # expect: prompt> '  second, indented'
print(int(input()) + 1)  # expect: 43
try:
    input()
except EOFError as error:
    print("EOFError:", error)
# expect: EOFError: EOF when reading a line
