"""A small program: a simulation driven by events, with generators as processes."""


class Simulation:
    def __init__(self):
        self.now, self.queue, self.sequence, self.log = 0, [], 0, []

    def schedule(self, delay, process):
        self.queue.append((self.now + delay, self.sequence, process))
        self.sequence += 1

    def run(self):
        while self.queue:
            self.queue.sort(key=lambda event: event[:2])
            self.now, _, process = self.queue.pop(0)
            try:
                delay = next(process)
            except StopIteration as stop:
                self.log.append(f"{self.now}: done {stop.value}")
            else:
                self.schedule(delay, process)


def worker(simulation, name, times):
    total = 0
    for time in times:
        simulation.log.append(f"{simulation.now}: {name} works {time}")
        total += time
        yield time
    return f"{name} after {total}"


simulation = Simulation()
for name, times in {"a": [3, 1], "b": [2, 2, 2], "c": []}.items():
    simulation.schedule(0, worker(simulation, name, times))
simulation.run()
print("\n".join(simulation.log))
# expect: 0: a works 3
# expect: 0: b works 2
# expect: 0: done c after 0
# expect: 2: b works 2
# expect: 3: a works 1
# expect: 4: b works 2
# expect: 4: done a after 4
# expect: 6: done b after 6
