"""Dicts, sets and counters: counting, grouping, inverting, graph search."""

from collections import Counter, OrderedDict, defaultdict, deque


def graph(n):
    edges = defaultdict(set)
    for i in range(n):
        for j in (i * 7 + 3, i * 13 + 5, i + 1):
            edges[i].add(j % n)
            edges[j % n].add(i)
    return edges


def distances(edges, start):
    far = {start: 0}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in edges[node]:
            if other not in far:
                far[other] = far[node] + 1
                queue.append(other)
    return far


def group(n):
    groups = {}
    for i in range(n):
        groups.setdefault(f"key{i % 97}", []).append(i)
    inverted = {v: k for k, vs in groups.items() for v in vs}
    return len(groups), inverted[50], sum(map(len, groups.values()))


class Cache(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size
        self.hits = 0

    def lookup(self, key):
        if key in self:
            self.hits += 1
            self.move_to_end(key)
            return self[key]
        self[key] = key * 2
        if len(self) > self.size:
            self.popitem(last=False)
        return self[key]


def run():
    far = distances(graph(20000), 0)
    cache = Cache(50)
    for i in range(80000):
        cache.lookup(i * i % 73)
    letters = Counter("the quick brown fox jumps over the lazy dog" * 1000)
    a, b = set(range(0, 20000, 3)), set(range(0, 20000, 5))
    return (
        max(far.values()),
        len(far),
        group(100000),
        cache.hits,
        letters.most_common(3),
        len(a & b),
        len(a | b),
        len(a ^ b),
        (a & b) <= a,
    )


if __name__ == "__main__":
    import harness

    harness.main(run)
