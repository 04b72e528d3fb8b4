"""Dynamic programming twice: a knapsack by a memoised recursion, a longest common subsequence in a table."""

from functools import lru_cache


def knapsack(weights, values, capacity):
    @lru_cache(maxsize=None)
    def best(item, room):
        if item == len(weights):
            return 0
        without = best(item + 1, room)
        if weights[item] > room:
            return without
        return max(without, values[item] + best(item + 1, room - weights[item]))

    return best(0, capacity)


def common_length(first, second):
    table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i, x in enumerate(first):
        for j, y in enumerate(second):
            table[i + 1][j + 1] = table[i][j] + 1 if x == y else max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


def run(size):
    weights = [i * 37 % 23 + 1 for i in range(size // 10)]
    values = [i * 53 % 29 + 1 for i in range(size // 10)]
    first = [i * i % 11 for i in range(size)]
    second = [i * 7 % 10 for i in range(size)]
    return knapsack(weights, values, size), common_length(first, second)


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
