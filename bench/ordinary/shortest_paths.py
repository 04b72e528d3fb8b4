"""Dijkstra's algorithm: a heap of pairs, adjacency lists in a dict, distances in another."""

import heapq
import random


def make_graph(nodes):
    random.seed(5)
    return {node: [(random.randrange(nodes), random.randint(1, 100)) for _ in range(6)] for node in range(nodes)}


def distances(graph, source):
    found = {source: 0}
    heap = [(0, source)]
    while heap:
        distance, node = heapq.heappop(heap)
        if distance > found[node]:
            continue
        for neighbour, weight in graph[node]:
            candidate = distance + weight
            if candidate < found.get(neighbour, 1 << 60):
                found[neighbour] = candidate
                heapq.heappush(heap, (candidate, neighbour))
    return found


def run(nodes):
    graph = make_graph(nodes)
    return sum(sum(distances(graph, source).values()) for source in range(5))


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
