# A list that held floats and holds nothing any more has the sum 0, not 0.0, also in a loop that has summed floats.
floats = [1.5, 2.5]
for _ in range(200):
    total = sum(floats)
print(total)  # expect: 4.0
floats.pop()
floats.pop()
print(sum(floats), sum(floats, 2), sum(floats, 0.5), sum([]), sum(()))  # expect: 0 2 0.5 0 0


def totals(rows):
    return [sum(row) for row in rows]


rows = [[1.0], [2.0, 3.0], [4.0]] * 50
print(totals(rows)[-3:])  # expect: [1.0, 5.0, 4.0]
rows[-1].pop()
print(totals(rows)[-3:])  # expect: [1.0, 5.0, 0]
