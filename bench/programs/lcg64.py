"""Random numbers from 64-bit state: products that leave 64 bits and are masked back, shifts, rotations."""

MASK = (1 << 64) - 1


def run(count):
    state = 0x853C49E6748FEA9B
    checksum = 0
    for _ in range(count):
        # A permuted congruential generator: a 64-bit multiply-and-add step, 32 bits of output rotated by the state.
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        shifted = ((state >> 18 ^ state) >> 27) & 0xFFFFFFFF
        rotation = state >> 59
        output = (shifted >> rotation | shifted << (-rotation & 31)) & 0xFFFFFFFF
        checksum = checksum * 31 + output & MASK
    return checksum


if __name__ == "__main__":
    from protocol import measure

    measure(run)
