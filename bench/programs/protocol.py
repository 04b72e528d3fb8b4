"""How a benchmark program is run and timed; every program hands its `run` to `measure`.

    python3 PROGRAM.py SIZE ITERATIONS

calls `run(SIZE)` ITERATIONS times, prints the checksum each call returned (they must all be equal, because a run
starts from fresh state) and writes one line of JSON to standard error: {"times": [seconds, ...]}.  The first time
contains the warm-up, the later ones show the steady state.
"""

import sys
from time import perf_counter


def measure(run):
    if len(sys.argv) != 3:
        sys.exit("usage: " + sys.argv[0] + " SIZE ITERATIONS")
    size = int(sys.argv[1])
    iterations = int(sys.argv[2])
    times = []
    checksums = set()
    for _ in range(iterations):
        start = perf_counter()
        checksum = run(size)
        times.append(perf_counter() - start)
        checksums.add(checksum)
    if len(checksums) != 1:
        sys.exit("checksums differ between iterations: " + repr(checksums))
    print(checksums.pop())
    sys.stderr.write('{"times": [' + ", ".join([repr(time) for time in times]) + "]}\n")
