"""Pancake flipping over all permutations: list indexing, slice reversal and nested loops on small ints.

For every permutation of 1..n the first element k says how many leading elements are reversed, until a 1 is in front.
The checksum combines the most flips any permutation needed with a sum over all of them, signed by parity.
"""


def count_flips(permutation):
    stack = permutation[:]
    flips = 0
    first = stack[0]
    while first != 0:
        low, high = 0, first
        while low < high:
            stack[low], stack[high] = stack[high], stack[low]
            low += 1
            high -= 1
        flips += 1
        first = stack[0]
    return flips


def run(size):
    permutation = list(range(size))
    rotations = [0] * size
    most_flips = 0
    signed_sum = 0
    parity = 1
    while True:
        if permutation[0] != 0:
            flips = count_flips(permutation)
            if flips > most_flips:
                most_flips = flips
            signed_sum += parity * flips
        # The next permutation: rotate the shortest prefix that has not come round full circle yet.
        parity = -parity
        length = 1
        while length < size:
            moved = permutation[0]
            for i in range(length):
                permutation[i] = permutation[i + 1]
            permutation[length] = moved
            rotations[length] += 1
            if rotations[length] <= length:
                break
            rotations[length] = 0
            length += 1
        if length == size:
            return signed_sum * 1000 + most_flips


if __name__ == "__main__":
    from protocol import measure

    measure(run)
