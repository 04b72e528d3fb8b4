"""A small program: an interpreter for a tiny language."""


def run(program, data=""):
    jumps, stack = {}, []
    for position, command in enumerate(program):
        if command == "[":
            stack.append(position)
        elif command == "]":
            start = stack.pop()
            jumps[start], jumps[position] = position, start
    cells, pointer, position, output, source = [0] * 100, 0, 0, [], iter(data)
    while position < len(program):
        command = program[position]
        if command == ">":
            pointer += 1
        elif command == "<":
            pointer -= 1
        elif command == "+":
            cells[pointer] = (cells[pointer] + 1) % 256
        elif command == "-":
            cells[pointer] = (cells[pointer] - 1) % 256
        elif command == ".":
            output.append(chr(cells[pointer]))
        elif command == ",":
            cells[pointer] = ord(next(source, "\0"))
        elif command == "[" and cells[pointer] == 0 or command == "]" and cells[pointer] != 0:
            position = jumps[position]
        position += 1
    return "".join(output)


hello = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."
print(run(hello))  # expect: Hello World!
print(run(",[.,]", "echo"), run(">,[>,]<[.<]", "reversed"))  # expect: echo desrever
