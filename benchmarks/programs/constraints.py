"""A constraint network with strengths: long chains of polymorphic propagation."""


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0


class Constraint:
    def __init__(self, strength):
        self.strength = strength
        self.variables = []

    def attach(self, *variables):
        self.variables = list(variables)
        for v in variables:
            v.constraints.append(self)


class Equal(Constraint):
    def propagate(self, source):
        a, b = self.variables
        target = b if source is a else a
        target.value = source.value
        return (target,)


class Scale(Constraint):
    def __init__(self, strength, factor, offset):
        super().__init__(strength)
        self.factor = factor
        self.offset = offset

    def propagate(self, source):
        a, b = self.variables
        if source is a:
            b.value = a.value * self.factor + self.offset
            return (b,)
        a.value = (b.value - self.offset) // self.factor
        return (a,)


class Sum(Constraint):
    def propagate(self, source):
        *parts, total = self.variables
        if source is total:
            share, rest = divmod(total.value, len(parts))
            for i, p in enumerate(parts):
                p.value = share + (1 if i < rest else 0)
            return parts
        total.value = sum(p.value for p in parts)
        return (total,)


class Planner:
    def __init__(self):
        self.round = 0
        self.steps = 0

    def change(self, variable, value):
        self.round += 1
        variable.value = value
        variable.mark = self.round
        agenda = [variable]
        while agenda:
            source = agenda.pop()
            for c in sorted(source.constraints, key=lambda c: c.strength):
                if c is source.determined_by:
                    continue
                self.steps += 1
                if all(v.mark == self.round for v in c.variables):
                    continue
                for target in c.propagate(source):
                    if target.mark != self.round:
                        target.mark = self.round
                        target.determined_by = c
                        agenda.append(target)
        for_reset = self.round
        return for_reset


def chain(n):
    planner = Planner()
    variables = [Variable(f"v{i}", i) for i in range(n)]
    for i, (a, b) in enumerate(zip(variables, variables[1:])):
        c = Equal(i % 3) if i % 5 else Scale(i % 3, 1 + i % 2, i)
        c.attach(a, b)
    for i in range(20):
        for v in variables:
            v.determined_by = None
        planner.change(variables[0], i)
    return planner.steps, variables[-1].value % 1000007


def fans(n):
    planner = Planner()
    roots = [Variable(f"r{i}", i) for i in range(n)]
    total = Variable("total", 0)
    s = Sum(0)
    s.attach(*roots, total)
    for r in roots:
        leaf = Variable("leaf", 0)
        Scale(1, 2, 1).attach(r, leaf)
    for i in range(8):
        for r in roots:
            r.determined_by = None
        total.determined_by = None
        planner.change(total, i * 1000)
    return planner.steps, [r.value for r in roots[:5]]


def run():
    return chain(5000), fans(1000)


if __name__ == "__main__":
    import harness

    harness.main(run)
