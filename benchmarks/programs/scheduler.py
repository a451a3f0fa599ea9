"""An operating system in small: tasks, queues and packets passed by polymorphic calls."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
WORK, DEVICE = 0, 1


class Packet:
    def __init__(self, link, target, kind):
        self.link = link
        self.target = target
        self.kind = kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        p = queue
        while p.link is not None:
            p = p.link
        p.link = self
        return queue


class Task:
    def __init__(self, kernel, number, priority, queue):
        self.kernel = kernel
        self.number = number
        self.priority = priority
        self.queue = queue
        self.held = False
        self.waiting = queue is None
        kernel.add(self)

    def runnable(self):
        return not self.held and (not self.waiting or self.queue is not None)

    def accept(self, packet):
        self.queue = packet.append_to(self.queue)

    def step(self):
        packet = None
        if self.waiting:
            packet = self.queue
            self.queue = packet.link
            self.waiting = False
        return self.handle(packet)

    def wait(self):
        self.waiting = True
        return None

    def handle(self, packet):
        raise NotImplementedError


class Idle(Task):
    def __init__(self, kernel, count):
        self.seed = 1
        self.count = count
        super().__init__(kernel, IDLE, 0, None)
        self.waiting = False

    def handle(self, packet):
        self.count -= 1
        if self.count == 0:
            self.held = True
            return None
        if self.seed & 1:
            self.seed = (self.seed >> 1) ^ 0xD008
            return self.kernel.release(DEVICE_B)
        self.seed >>= 1
        return self.kernel.release(DEVICE_A)


class Worker(Task):
    def __init__(self, kernel, priority, queue):
        self.target = HANDLER_A
        self.count = 0
        super().__init__(kernel, WORKER, priority, queue)
        self.waiting = True

    def handle(self, packet):
        if packet is None:
            return self.wait()
        self.target = HANDLER_B if self.target == HANDLER_A else HANDLER_A
        packet.target = self.target
        packet.datum = 0
        for i in range(4):
            self.count = self.count + 1 if self.count < 26 else 1
            packet.data[i] = 64 + self.count
        self.kernel.send(packet)
        return self


class Handler(Task):
    def __init__(self, kernel, number, priority, queue):
        self.work = None
        self.devices = None
        super().__init__(kernel, number, priority, queue)
        self.waiting = True

    def handle(self, packet):
        if packet is not None:
            if packet.kind == WORK:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        if self.work is not None:
            work = self.work
            if work.datum >= 4:
                self.work = work.link
                work.target = WORKER
                self.kernel.send(work)
                return self
            if self.devices is not None:
                device = self.devices
                self.devices = device.link
                device.datum = work.data[work.datum]
                work.datum += 1
                device.target = DEVICE_A if self.number == HANDLER_A else DEVICE_B
                device.owner = self.number
                self.kernel.send(device)
                return self
        return self.wait()


class Device(Task):
    def __init__(self, kernel, number, priority):
        self.pending = None
        super().__init__(kernel, number, priority, None)

    def handle(self, packet):
        if packet is None:
            if self.pending is None:
                return self.wait()
            done, self.pending = self.pending, None
            done.target = done.owner
            self.kernel.send(done)
            return self
        self.pending = packet
        self.kernel.held_count += 1
        self.held = True
        return None


class Kernel:
    def __init__(self):
        self.tasks = [None] * 6
        self.sent = 0
        self.held_count = 0

    def add(self, task):
        self.tasks[task.number] = task

    def send(self, packet):
        self.sent += 1
        self.tasks[packet.target].accept(packet)

    def release(self, number):
        self.tasks[number].held = False
        return None

    def loop(self):
        order = sorted(self.tasks, key=lambda t: -t.priority)
        steps = 0
        while True:
            for task in order:
                if task.runnable():
                    steps += 1
                    task.step()
                    break
            else:
                return steps


def run():
    kernel = Kernel()
    Idle(kernel, 25000)
    queue = Packet(None, WORKER, WORK)
    Worker(kernel, 1000, Packet(queue, WORKER, WORK))
    for number, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        queue = None
        for _ in range(3):
            queue = Packet(queue, device, DEVICE)
        Handler(kernel, number, priority, queue)
    Device(kernel, DEVICE_A, 4000)
    Device(kernel, DEVICE_B, 5000)
    steps = kernel.loop()
    return steps, kernel.sent, kernel.held_count


if __name__ == "__main__":
    import harness

    harness.main(run)
