"""Lines of a log matched by a regular expression and counted by what they say."""

import re

LINE = re.compile(r'(\d+\.\d+\.\d+\.\d+) - (\w+) \[(.*?)\] "(GET|POST) (\S+)" (\d{3}) (\d+)')


def make_lines(count):
    for i in range(count):
        method = "GET" if i % 3 else "POST"
        status = 200 if i % 11 else 404
        yield f'{i % 256}.0.{i % 7}.1 - user{i % 10} [2024-01-{i % 28 + 1:02}] "{method} /page/{i % 50}?x={i}" {status} {i * 37 % 5000}'


def run(count):
    totals = {}
    for line in make_lines(count):
        match = LINE.match(line)
        if match:
            _, user, _, method, _, status, size = match.groups()
            hits, octets = totals.get((user, method, status), (0, 0))
            totals[user, method, status] = hits + 1, octets + int(size)
    return len(totals), sum(octets for _, octets in totals.values())


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
