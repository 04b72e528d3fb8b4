"""The primes below n, crossed out in a list of flags: list stores with a stride, and one long counting loop."""


def run(limit):
    is_prime = [True] * limit
    is_prime[0] = is_prime[1] = False
    candidate = 2
    while candidate * candidate < limit:
        if is_prime[candidate]:
            for multiple in range(candidate * candidate, limit, candidate):
                is_prime[multiple] = False
        candidate += 1
    count = 0
    total = 0
    for number in range(limit):
        if is_prime[number]:
            count += 1
            total += number
    return total * 1000003 + count


if __name__ == "__main__":
    from protocol import measure

    measure(run)
