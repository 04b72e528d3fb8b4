# Arguments that f(*args) spreads lie above the registers of the frame: a class that a trace calls through the host finds them there.
def count(*arguments):
    total = 0
    for i in range(*arguments):
        total += 1
    return total


for arguments in ((3000,), (0, 6001, 2), (5000, 0, -1), (5000, -1, -7), (0, -3000, -1), (-3000, 3000, 3)) * 3:
    last = count(*arguments)
print(last)  # expect: 2000
print(sum(range(0, 10**6, 3)))  # expect: 166666833333
