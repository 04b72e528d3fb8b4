"""A small program: ordering tasks by dependencies and finding cycles."""


def order(dependencies):
    done, visiting, result = set(), [], []

    def visit(task):
        if task in done:
            return
        if task in visiting:
            raise ValueError("cycle: " + " -> ".join(visiting[visiting.index(task) :] + [task]))
        visiting.append(task)
        for needed in sorted(dependencies.get(task, ())):
            visit(needed)
        visiting.pop()
        done.add(task)
        result.append(task)

    for task in sorted(dependencies):
        visit(task)
    return result


print(order({"shirt": {"skin"}, "jacket": {"shirt", "tie"}, "tie": {"shirt"}, "shoes": {"socks"}}))
# expect: ['skin', 'shirt', 'tie', 'jacket', 'socks', 'shoes']
try:
    order({"a": "b", "b": "c", "c": "a"})
except ValueError as error:
    print(error)
# expect: cycle: a -> b -> c -> a
graph = {n: [m for m in range(n + 1, 20) if m % n == 0] for n in range(1, 20)}


def reachable(start):
    seen, pending = {start}, [start]
    while pending:
        for node in graph[pending.pop()]:
            if node not in seen:
                seen.add(node)
                pending.append(node)
    return sorted(seen)


print(reachable(3), len(reachable(1)))  # expect: [3, 6, 9, 12, 15, 18] 19
