"""A small operating-system kernel: five kinds of tasks pass packets under a priority scheduler.

The workload follows Martin Richards's BCPL benchmark: an idle task that wakes the two device tasks in a pseudo-random
order, a worker that fills packets with letters, and two handlers that sort packets to the devices.  What it exercises:
method calls on objects of several classes, attributes, linked lists, small-int state.
"""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET, WORK_PACKET = 0, 1
PAYLOAD_LENGTH = 4


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.payload = [0] * PAYLOAD_LENGTH

    def append_to(self, queue):
        """The queue with this packet as its last one."""
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    """A task is runnable unless it is held, or waits and has no packet."""

    def __init__(self, scheduler, identity, priority, queue):
        self.scheduler = scheduler
        self.identity = identity
        self.priority = priority
        self.queue = queue
        self.has_packet = queue is not None
        self.waiting = queue is not None
        self.held = False
        scheduler.add(self)

    def is_blocked(self):
        return self.held or (self.waiting and not self.has_packet)

    def run_once(self):
        packet = None
        if self.waiting and self.has_packet:
            packet = self.queue
            self.queue = packet.link
            self.has_packet = self.queue is not None
            self.waiting = False
        return self.step(packet)

    def receive(self, packet, sender):
        """Queue a packet; the receiver runs next when it is the more urgent of the two."""
        if self.queue is None:
            self.queue = packet
            packet.link = None
            self.has_packet = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.held = True
        self.scheduler.hold_count += 1
        return self.next_task


class IdleTask(Task):
    def __init__(self, scheduler, count):
        Task.__init__(self, scheduler, IDLE, 0, None)
        self.control = 1
        self.count = count

    def step(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control >>= 1
            return self.scheduler.release(DEVICE_A, self)
        self.control = self.control >> 1 ^ 0xD008
        return self.scheduler.release(DEVICE_B, self)


class WorkerTask(Task):
    def __init__(self, scheduler, priority, queue):
        Task.__init__(self, scheduler, WORKER, priority, queue)
        self.destination = HANDLER_A
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.owner = self.destination
        packet.datum = 0
        for i in range(PAYLOAD_LENGTH):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.payload[i] = ord("A") + self.letter - 1
        return self.scheduler.send(packet, self)


class HandlerTask(Task):
    def __init__(self, scheduler, identity, priority, queue, device):
        Task.__init__(self, scheduler, identity, priority, queue)
        self.device = device
        self.work_queue = None
        self.device_queue = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work_queue = packet.append_to(self.work_queue)
            else:
                self.device_queue = packet.append_to(self.device_queue)
        work = self.work_queue
        if work is None:
            return self.wait()
        if work.datum >= PAYLOAD_LENGTH:
            self.work_queue = work.link
            work.owner = WORKER
            return self.scheduler.send(work, self)
        device_packet = self.device_queue
        if device_packet is None:
            return self.wait()
        self.device_queue = device_packet.link
        device_packet.datum = work.payload[work.datum]
        work.datum += 1
        device_packet.owner = self.device
        return self.scheduler.send(device_packet, self)


class DeviceTask(Task):
    def __init__(self, scheduler, identity, priority, handler):
        Task.__init__(self, scheduler, identity, priority, None)
        self.waiting = True
        self.handler = handler
        self.pending = None

    def step(self, packet):
        if packet is not None:
            self.pending = packet
            return self.hold()
        finished = self.pending
        if finished is None:
            return self.wait()
        self.pending = None
        finished.owner = self.handler
        return self.scheduler.send(finished, self)


class Scheduler:
    def __init__(self):
        self.tasks = [None] * 6
        self.first = None
        self.hold_count = 0
        self.send_count = 0

    def add(self, task):
        task.next_task = self.first
        self.first = task
        self.tasks[task.identity] = task

    def release(self, identity, current):
        task = self.tasks[identity]
        task.held = False
        if task.priority > current.priority:
            return task
        return current

    def send(self, packet, sender):
        self.send_count += 1
        receiver = self.tasks[packet.owner]
        packet.link = None
        packet.owner = sender.identity
        return receiver.receive(packet, sender)

    def run(self):
        task = self.first
        while task is not None:
            if task.is_blocked():
                task = task.next_task
            else:
                task = task.run_once()


def packets(count, owner, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, owner, kind)
    return queue


def run(idle_count):
    scheduler = Scheduler()
    idle = IdleTask(scheduler, idle_count)
    WorkerTask(scheduler, 1000, packets(2, WORKER, WORK_PACKET))
    HandlerTask(scheduler, HANDLER_A, 2000, packets(3, DEVICE_A, DEVICE_PACKET), DEVICE_A)
    HandlerTask(scheduler, HANDLER_B, 3000, packets(3, DEVICE_B, DEVICE_PACKET), DEVICE_B)
    DeviceTask(scheduler, DEVICE_A, 4000, HANDLER_A)
    DeviceTask(scheduler, DEVICE_B, 5000, HANDLER_B)
    idle.waiting = False
    scheduler.run()
    return scheduler.send_count * 100000 + scheduler.hold_count


if __name__ == "__main__":
    from protocol import measure

    measure(run)
