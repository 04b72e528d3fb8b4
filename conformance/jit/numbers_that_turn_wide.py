# Counters and unchanging numbers that are narrow while a loop is recorded, and wide later: in the same run of the loop, in the next
# one, and in an expression whose product then needs more than 64 bits.
SMALL = 2**30


def triangle(start, stop, row):
    total = 0
    for column in range(start, stop):
        diagonal = row + column
        total += diagonal * (diagonal + 1) // 2 + row + 1
    return total


def counted(start, stop, weight):
    total = 0
    while start < stop:
        total += (start * weight - start) % 1000003
        start += 1
    return total


def downwards(start, stop, offset):
    last = None
    for i in range(start, stop, -1):
        last = (offset - i) * (offset + i)
    return last


for start, row in (0, 5), (0, 5), (SMALL - 1500, 5), (5, SMALL - 1), (5, SMALL), (5, -SMALL), (5, -SMALL - 1):
    print(triangle(start, start + 3000, row))
print(triangle(2**31, 2**31 + 3000, 2**31), triangle(2**61, 2**61 + 3000, 2**62), triangle(0, 3000, 2**63))
for start, weight in (0, 3), (SMALL - 1500, 3), (0, SMALL + 1), (2**40, 2**40), (-SMALL - 1500, 7):
    print(counted(start, start + 3000, weight))
for start, offset in (3000, 4), (-SMALL + 1500, 4), (3000, 2**32), (2**33, 2**33):
    print(downwards(start, start - 3000, offset))
# expect: 4522555000
# expect: 4522555000
# expect: 1729382273017522879000
# expect: 1729387104859123847500
# expect: 1729387108080353836000
# expect: 1729377405749232172000
# expect: 1729377408970453127500
# expect: 27670135444364110370500 71778311772385488279521263695293622818500 127605887595351965331609759743973042722500
# expect: 8997000
# expect: 1431618000
# expect: 1499629185
# expect: 1496284570
# expect: 1705146000
# expect: 15
# expect: -1152924723687082313
# expect: 18446744073709551615
# expect: 51522418688815
# expect-jit: loops>=1 exits<6050 failedCompilations=0
