"""The statements of hot.Generator; its methods, kept apart for length."""

MOST = 1500


def block(self, low=1, high=4):
    """An indented block, whose new variables may be unbound behind it."""
    self.indent += 1
    before = dict(self.types)
    self.statements(low, high)
    kept = self.r.random() < 0.15
    if not kept:
        self.types = before
    self.indent -= 1


def statements(self, low, high):
    for _ in range(self.r.randint(low, high)):
        self.statement()


def target(self, kind):
    """A variable to assign to."""
    taken = [v for v in self.variables(kind) if v not in self.iterators and (v in self.types or v in self.assignable)]
    if taken and self.chance(0.7):
        return self.r.choice(taken)
    v = self.fresh()
    return v


def statement(self):
    self.cost += self.scale
    k = self.r.random()
    if k < 0.42 or self.depth > 3:
        self.simple()
    elif k < 0.58:
        self.update()
    elif k < 0.70:
        self.containers()
    elif k < 0.90:
        self.compound()
    else:
        self.odd()


def simple(self):
    kind = self.pick(*"iiiiffslotdc")
    value = self.value(kind)
    k = self.r.random()
    if k < 0.12:
        a, b = self.target("i"), self.target(kind)
        if a != b:
            other = self.value("i")
            self.line(f"{a}, {b} = {other}, {value}")
            self.types.setdefault(a, "i")
            self.types.setdefault(b, kind)
            return
    if k < 0.17:
        a, b = self.fresh(), self.fresh()
        self.line(f"{self.pick(f'{a}, *{b}', f'*{b}, {a}')} = {self.value('i')}, {self.value('i')}, {self.value('f')}")
        self.types[a], self.types[b] = "o", "l"
        return
    v = self.target(kind)
    self.line(f"{v} = {value}")
    if v not in dict(self.globals):
        self.types[v] = kind


def update(self):
    kind = self.pick(*"iiiiffsl")
    taken = [v for v in self.variables(kind) if v not in self.iterators and (v in self.types or v in self.assignable)]
    if not taken:
        return self.simple()
    v = self.r.choice(taken)
    if kind == "i":
        op = self.pick("+", "+", "+", "-", "-", "^", "|", "&", "//", "%", ">>", "*")
        if op == "*":
            self.line(f"{v} = {v} * {self.value('i')} % {self.pick('1000003', '2**63', '2**64')}")
        elif op == ">>":
            self.line(f"{v} >>= {self.r.randint(0, 3)}")
        elif op in ("//", "%"):
            self.line(f"{v} {op}= {self.pick('7', '-5', '3', self.value('i', 1))}")
        else:
            self.line(f"{v} {op}= {self.value('i')}")
    elif kind == "f":
        self.line(f"{v} {self.pick('+', '-', '*', '/')}= {self.value(self.pick('f', 'i'))}")
    elif kind == "s":
        self.line(f"{v} = ({v} + {self.value('s')})[-20:]")
    else:
        self.line(f"if len({v}) < 20: {v} += {self.value('l', 2)}")


def containers(self):
    lists, dicts, objects = ([v for v in self.variables(k)] for k in "ldc")
    k = self.r.random()
    if k < 0.45 and lists:
        v = self.r.choice(lists)
        i, e = self.value("i", 1), self.value(self.pick(*"iifo"), 1)
        self.line(
            self.pick(
                f"if len({v}) < 30: {v}.append({e})",
                f"{v}[{i} % (len({v}) or 1)] = {e}",
                f"if {v}: {v}.pop({self.pick('', '0', '-1')})",
                f"{v}[1:3] = [{e}]",
                f"if len({v}) > 2: del {v}[{i} % 2]",
                f"{v}.reverse()",
                f"{v}[0] += {e}",
            )
        )
        if self.chance(0.15):
            w = self.fresh()
            self.line(f"{w} = {v}")
            self.types[w] = "l"
    elif k < 0.7 and dicts:
        v = self.r.choice(dicts)
        i = f"{self.value('i', 1)} % 7"
        self.line(
            self.pick(
                f"{v}[{i}] = {v}.get({i}, 0) + 1",
                f"{v}.pop({i}, None)",
                f"{v}[{i}] = {self.value('o', 1)}",
                f"if {i} in {v}: del {v}[{i}]" if self.chance(0.3) else f"{v}.setdefault({i}, {self.value('i', 1)})",
                f"{v}[{i}] += 1",
            )
        )
    elif objects:
        v = self.r.choice(objects)
        self.line(
            self.pick(
                f"{v}.a += {self.value('i', 1)}",
                f"{v}.b = {self.value('f', 1)}",
                f"{v}.a = {self.value('o', 1)}",
                f"{v}.c = {self.value('s', 1)}",
                f"{v}.step({self.value('i', 1)})",
                f"{v}.new = {self.value('i', 1)}",
                f"del {v}.c",
                f"{v}.c, {v}.a = 'z', {self.value('i', 1)}",
            )
        )
    else:
        self.simple()


def compound(self):
    k = self.r.random()
    if k < 0.4:
        self.line(f"if {self.condition()}:")
        self.block(1, 3)
        if self.chance(0.3):
            self.line(f"elif {self.condition()}:")
            self.block(1, 2)
        if self.chance(0.5):
            self.line("else:")
            self.block(1, 3)
    elif k < 0.65:
        self.loop()
    elif k < 0.85:
        self.line("try:")
        self.block(1, 3)
        if self.chance(0.8):
            e = self.fresh("e")
            self.line(f"except {self.pick('Exception', '(ValueError, TypeError)', 'ZeroDivisionError', 'ArithmeticError')} as {e}:")
            self.indent += 1
            if self.chance(0.4):
                self.line(f"show(type({e}).__name__, str({e}), {e}.__traceback__.tb_lineno)")
            self.indent -= 1
            self.block(1, 2)
            if self.chance(0.25):
                self.line("else:")
                self.block(1, 2)
            if self.chance(0.35):
                self.line("finally:")
                self.block(1, 2)
        else:
            self.line("finally:")
            self.block(1, 2)
    elif k < 0.93:
        m = self.fresh("m")
        self.line(f"with Manager({self.pick('True', 'False', self.condition())}) as {m}:")
        self.block(1, 3)
        self.line(f"if {m}.left > 1: show('left twice')")
    else:
        a, b = self.fresh(), self.fresh()
        self.line(f"match {self.value(self.pick('o', 't', 'l', 'i'))}:")
        self.indent += 1
        self.line(f"case int({a}) if {a} > 3: {a} = {a} + 1")
        self.line(f"case [{a}, *{b}]: {b} = {a}")
        self.line(f"case str({a}) | float({a}): pass")
        self.line(f"case _: {a} = 0")
        self.indent -= 1
        if self.chance(0.3):
            self.line(f"show({a})")


def odd(self):
    """What compiled code must not hide."""
    k = self.r.randrange(10)
    v = self.r.choice([v for v in self.types if v not in self.iterators] or ["none"])
    if k == 0 and self.depth:
        self.line(f"if {self.r.choice(self.iterators)} == {self.r.randint(3, 15)}: {v} = {self.constant(self.pick(*'iifs'))}")
    elif k == 1:
        self.line(f"if {self.condition()}: del {v}")
    elif k == 2 and self.scale < 60:
        self.line("show(peek())")
    elif k == 3:
        self.line(f"if {self.condition()}: poke({v!r}, {self.constant(self.pick('i', 'f'))})")
    elif k == 4 and self.scale < 60:
        self.line("show(sorted(n for n in locals() if n[0] in 'vp'))")
    elif k == 5:
        self.line(f"if {self.condition()}: raise {self.pick('ValueError', 'KeyError', 'IndexError')}({self.value('i', 2)})")
    elif k == 6 and self.depth:
        self.line(f"if {self.condition()}: {self.pick('break', 'continue')}")
    elif k == 7 and self.generator:
        self.line(f"{self.pick('', v + ' = ') if v != 'none' else ''}yield {self.value('i', 2)}")
    elif k == 8 and not self.generator and self.chance(0.4):
        self.line(f"if {self.condition()}: return ({self.value('i')},)")
    elif k == 9:
        self.line(f"assert {self.condition()} or {self.value('i', 2)} != 77, {self.value('i', 2)}")
    else:
        self.inner()


def inner(self):
    """A function within, that shares variables."""
    ints = [v for v in self.types if self.types[v] == "i" and v not in self.iterators and v not in self.assignable]
    name = self.fresh("n")
    if not ints or self.chance(0.3):
        self.line(f"{name} = lambda q, z={self.value('i', 2)}: q + z")
    else:
        v = self.r.choice(ints)
        self.line(f"def {name}(q):")
        self.line(f"    {self.pick(f'nonlocal {v}; {v} += q', 'pass')}")
        self.line(f"    return {v} - q")
    self.line(f"{self.target('i')} = {name}({self.value('i', 2)})")
    if self.depth == 0:
        self.nested.append(name)


def loop(self):
    n = self.pick(3, 5, 8, 12, 20, 40)
    if self.scale * n > MOST or self.depth > 2:
        return self.simple()
    outer = self.scale
    self.scale *= n
    self.depth += 1
    before = dict(self.types)
    i = self.fresh("i")
    k = self.r.randrange(12)
    if k < 3:
        self.line(f"{i} = {self.pick('0', '0', '2**63 - 10', '-3')}")
        self.line(f"while {self.pick('True', i + ' >= -3')}:")
        self.indent += 1
        self.line(f"{i} += 1")
        self.line(f"if {i} % 2**62 > {n}: break" if self.chance(0.7) else f"if not (-4 <= {i} % 2**62 <= {n}): break")
        self.indent -= 1
        self.types[i] = "i"
    else:
        names, over, kinds = i, f"range({n})", {i: "i"}
        if k == 6:
            over = self.pick(f"range({n}, 0, -1)", f"range(-{n}, {n}, 2)", f"range(2**63 - {n}, 2**63 + 1)")
        elif k == 7 and self.variables("l"):
            over, kinds = self.r.choice(self.variables("l")), {i: "o"}
        elif k == 8:
            j = self.fresh("j")
            names, kinds = f"{i}, {j}", {i: "i", j: "o"}
            over = self.pick(f"enumerate({self.value('l', 1)})", f"zip(range({n}), {self.value('l', 1)})", "{1: 2, 3: 4.5}.items()")
        elif k == 9:
            over, kinds = self.pick((f"upto({n}, 1)", {i: "i"}), ("'abc\u00e9'", {i: "s"}), ("[1, 2, 3, 4.5, 'x', 2**70]", {i: "o"}))
        elif k == 10:
            over = self.pick(f"sorted(range({n}), reverse=True)", f"map(int, range({n}))", f"(q * q for q in range({n}))", f"reversed(range({n}))")
        self.line(f"for {names} in {over}:")
        self.types.update(kinds)
    mine = [v for v in self.types if v not in before]
    self.iterators += mine
    if k == 7:
        # The loop may lengthen its list.
        bound = self.fresh("b")
        self.lines.insert(-1, "    " * self.indent + f"{bound} = 0")
        self.indent += 1
        self.line(f"{bound} += 1")
        self.line(f"if {bound} > 50: break")
        self.indent -= 1
    self.block(2, 5)
    for v in mine:
        self.iterators.remove(v)
        self.types.pop(v, None)
    self.types = {v: kind for v, kind in self.types.items() if v in before or self.chance(0.3)}
    self.depth -= 1
    self.scale = outer
    if self.chance(0.2):
        self.line("else:")
        self.block(1, 2)
