"""Allocates many gigabytes while some tens of megabytes stay alive: what the collector costs a Python program.

    tpy bench/collector/churn.py [GIGABYTES] [LIVE_MEGABYTES]

Prints how long it ran, the share of it that the collector took, and how much memory the process needed at most. The live
data are trees, lists, dicts and texts that are replaced piece by piece in an order that no generation predicts.
"""

import gc
import sys
import time


class Node:
    def __init__(self, left, right, weight):
        self.left = left
        self.right = right
        self.weight = weight


def tree(depth):
    if depth == 0:
        return Node(None, None, 1.5)
    return Node(tree(depth - 1), tree(depth - 1), depth * 0.25)


def piece(seed):
    """About 20 KB in a few hundred objects."""
    pairs = {"key%d" % (seed + k): (seed, k) for k in range(24)}
    return [tree(5), [float(seed + k) for k in range(500)], pairs, "text %d" % seed * 200]


def garbage():
    """About 20 KB that die at once, most of them in two arrays."""
    numbers = [0.5] * 1000
    return len(numbers + numbers[:500])


def peak_megabytes():
    try:
        with open("/proc/self/status") as status:
            for line in status.read().split("\n"):
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) // 1024
    except OSError:
        pass
    return -1


PIECE = 20_000
gigabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
live = int(sys.argv[2]) if len(sys.argv) > 2 else 50
slots = [piece(k) for k in range(live * 1_000_000 // PIECE)]
rounds = int(gigabytes * 1e9 / (PIECE + 7 * PIECE))
start = time.perf_counter()
state = 1
for number in range(rounds):
    state = (state * 1103515245 + 12345) % 2147483648
    slots[state % len(slots)] = piece(number)
    for k in range(7):
        garbage()
seconds = time.perf_counter() - start
print("%.1f GB in %.1f s" % (gigabytes, seconds))
stats = gc.get_stats()[-1]
if "seconds" in stats:
    print("collecting: %.1f %%" % (100 * stats["seconds"] / seconds), gc.get_stats())
print("peak: %d MB" % peak_megabytes())
