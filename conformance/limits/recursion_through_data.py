"""Deeply nested data: building, comparing and printing it hits a limit, not the host."""
# oracles: 3.11

nested = []
for _ in range(100_000):
    nested = [nested]
depth = 0
walk = nested
while walk:
    walk = walk[0]
    depth += 1
print(depth)  # expect: 100000
for action in (repr, lambda x: x == [[x]], str):
    try:
        action(nested)
        print("no error")
    except RecursionError as error:
        print("RecursionError")
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError


class Node:
    def __init__(self, next_node):
        self.next = next_node


chain = None
for _ in range(200_000):
    chain = Node(chain)
count = 0
while chain is not None:
    chain = chain.next
    count += 1
print(count)  # expect: 200000
# modes: off on eager
