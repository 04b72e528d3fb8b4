"""Far more is allocated than memory could hold: what is unreachable must go, cycles too."""


class Node:
    def __init__(self, payload):
        self.payload = payload
        self.other = None


kept = []
total = 0
for i in range(300_000):
    a, b = Node([i] * 10), Node((i, str(i)))
    a.other, b.other = b, a
    total += len(a.payload) + a.other.payload[0] % 3
    if i % 50_000 == 0:
        kept.append(a)
print(total, [node.other.payload for node in kept])
# expect: 3300000 [(0, '0'), (50000, '50000'), (100000, '100000'), (150000, '150000'), (200000, '200000'), (250000, '250000')]
chunks = 0
for i in range(300):
    chunk = bytearray(1_000_000)
    chunk[i] = 1
    chunks += chunk[i] + len(chunk)
print(chunks)  # expect: 300000300
text_total = 0
for i in range(200):
    text_total += len("x" * 500_000)
print(text_total)  # expect: 100000000
# time-limit: 60
# modes: off on eager
