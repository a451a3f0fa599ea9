"""Generator chains, yield from, send and tree walks."""


class Tree:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    mid = (low + high) // 2
    return Tree(build(low, mid), mid, build(mid + 1, high))


def naturals(n):
    i = 0
    while i < n:
        yield i
        i += 1


def only(predicate, source):
    for x in source:
        if predicate(x):
            yield x


def average():
    total = count = 0
    value = None
    while True:
        got = yield value
        total += got
        count += 1
        value = total / count


def run():
    chain = (x * x for x in only(lambda v: v % 3, naturals(200000)))
    total = sum(chain)
    tree = build(0, 20000)
    walked = sum(tree)
    avg = average()
    next(avg)
    last = 0.0
    for i in range(80000):
        last = avg.send(i)
    pairs = [(a, b) for a in range(400) for b in range(a) if a % (b + 1) == 0]
    return total, walked, last, len(pairs), any(x > 50000 for x in naturals(200000))


if __name__ == "__main__":
    import harness

    harness.main(run)
