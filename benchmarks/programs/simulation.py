"""A bank with queues: many small classes, properties, inheritance, a heap of events."""

import heapq
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    ARRIVE = 1
    SERVED = 2
    LEAVE = 3


@dataclass(order=True)
class Event:
    at: int
    number: int
    kind: Kind = field(compare=False)
    customer: "Customer" = field(compare=False)


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & ((1 << 64) - 1)
        return (self.state >> 33) % n


class Customer:
    count = 0

    def __init__(self, at):
        type(self).count += 1
        self.arrived = at
        self._served = None

    @property
    def served(self):
        return self._served

    @served.setter
    def served(self, at):
        if at < self.arrived:
            raise ValueError("before arrival")
        self._served = at

    @property
    def waited(self):
        return self._served - self.arrived

    def patience(self):
        return 120


class Hurried(Customer):
    def patience(self):
        return super().patience() // 3


class Bank:
    def __init__(self, clerks, seed):
        self.free = clerks
        self.random = Random(seed)
        self.events = []
        self.queue = []
        self.number = 0
        self.waits = []
        self.lost = 0

    def plan(self, at, kind, customer):
        self.number += 1
        heapq.heappush(self.events, Event(at, self.number, kind, customer))

    def arrive(self, event):
        self.queue.append(event.customer)
        self.plan(event.at + event.customer.patience(), Kind.LEAVE, event.customer)
        cls = Hurried if self.random.below(3) == 0 else Customer
        at = event.at + 1 + self.random.below(20)
        self.plan(at, Kind.ARRIVE, cls(at))

    def leave(self, event):
        if event.customer in self.queue:
            self.queue.remove(event.customer)
            self.lost += 1

    def done(self, event):
        self.free += 1

    def serve(self, now):
        while self.free and self.queue:
            customer = self.queue.pop(0)
            customer.served = now
            self.waits.append(customer.waited)
            self.free -= 1
            self.plan(now + 15 + self.random.below(30), Kind.SERVED, customer)

    def run(self, until):
        handlers = {Kind.ARRIVE: self.arrive, Kind.LEAVE: self.leave, Kind.SERVED: self.done}
        self.plan(0, Kind.ARRIVE, Customer(0))
        while self.events:
            event = heapq.heappop(self.events)
            if event.at > until:
                break
            handlers[event.kind](event)
            self.serve(event.at)
        return len(self.waits), sum(self.waits), max(self.waits), self.lost


def run():
    Customer.count = Hurried.count = 0
    return Bank(3, 7).run(200000)


if __name__ == "__main__":
    import harness

    harness.main(run)
