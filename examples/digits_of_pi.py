"""The digits of pi, one after the other, from integers alone.

    tpy examples/digits_of_pi.py [DIGITS]

A spigot after Gibbons (2006): a fraction is refined term by term, and a digit is given away as soon as no further term can
change it.  The integers grow to thousands of digits, so this is a test of big arithmetic.
"""

import sys


def digits():
    q, r, t, k, digit, term = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < digit * t:
            yield digit
            q, r, digit = 10 * q, 10 * (r - digit * t), (10 * (3 * q + r)) // t - 10 * digit
        else:
            r, digit = (2 * q + r) * term, (q * (7 * k + 2) + r * term) // (t * term)
            q, t, k, term = q * k, t * term, k + 1, term + 2


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    line = []
    for position, digit in enumerate(digits()):
        if position == count:
            break
        line.append(str(digit))
        if len(line) == 50:
            print(" ".join(["".join(line[i : i + 10]) for i in range(0, 50, 10)]), f": {position + 1}")
            line.clear()
    if line:
        print("".join(line))


main()
