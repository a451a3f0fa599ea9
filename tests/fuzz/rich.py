"""Programs with much of the object model: classes with all kinds of attributes and operators, generators that
are sent and thrown things, comprehensions in comprehensions, handlers that return or break, closures, calls with
every kind of argument, strings, sets, dicts that change while they are walked. All of it in loops, so that it is
compiled, with what changes late.
"""

import hot

HEADER = (
    hot.HEADER
    + '''
class Typed:
    """A data descriptor."""
    def __set_name__(self, owner, name):
        self.name = "_" + name
    def __get__(self, o, owner=None):
        return self if o is None else getattr(o, self.name, -1)
    def __set__(self, o, v):
        if v == 13:
            raise ValueError("unlucky")
        setattr(o, self.name, v)

def spread(a, b=2, /, c=3, *rest, d=4, e=5, **more):
    return a, b, c, rest, d, e, sorted(more)

def accumulate(start):
    total = start
    while True:
        try:
            got = yield total
            total = total + (got if got is not None else 1)
        except ValueError as e:
            total = len(str(e))
        finally:
            start = total

def delegate(n, inner):
    try:
        got = yield from inner
    except (KeyError, TypeError) as e:
        got = type(e).__name__
    for k in range(n):
        yield k, got
    return n

def drain(g, n):
    found = []
    for k in range(n):
        try:
            found.append(g.send(None if k == 0 else k))
        except StopIteration as e:
            found.append(("stop", e.value))
            break
        except RuntimeError as e:
            found.append(str(e))
            break
    g.close()
    return found

class Noise:
    """Operators that mean something, are not defined, or raise."""
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return f"Noise({self.n})"
    def __add__(self, o):
        return Noise(self.n + o) if isinstance(o, int) else NotImplemented
    __radd__ = __add__
    def __mul__(self, o):
        if self.n % 7 == 6:
            raise ArithmeticError("seven")
        return self.n * 2
    def __iadd__(self, o):
        self.n += 1
        return self
    def __eq__(self, o):
        return self.n == (o.n if isinstance(o, Noise) else o)
    def __hash__(self):
        return hash(self.n)
    def __lt__(self, o):
        return self.n < (o.n if isinstance(o, Noise) else o)
    def __bool__(self):
        return self.n % 3 != 0
    def __len__(self):
        return self.n % 5
    def __getitem__(self, k):
        if isinstance(k, slice):
            return k.start, k.stop, k.step
        if not 0 <= k < self.n % 5:
            raise IndexError(k)
        return self.n * k
    def __setitem__(self, k, v):
        self.n = k
    def __delitem__(self, k):
        self.n -= 1
    def __contains__(self, v):
        return v == self.n
    def __call__(self, *a, **k):
        return self.n + len(a) * 10 + len(k)
    def __neg__(self):
        return Noise(-self.n)
    def __index__(self):
        return self.n % 4
    def __float__(self):
        return self.n / 2
    def __enter__(self):
        return self.n
    def __exit__(self, kind, value, traceback):
        return kind is KeyError
    def __getattr__(self, name):
        if name == "gone":
            raise AttributeError(name)
        return len(name)

'''
)


class Generator(hot.Generator):
    """Writes one program."""

    header = HEADER

    # When abandoned generators end is seen by trace functions.
    traces = False

    def cls(self):
        super().cls()
        name = self.fresh("D")
        base = self.pick("object", "object", *[c for c, slots in self.classes if not slots])
        self.line(f"class {name}({base}):")
        self.indent += 1
        if base == "object":
            self.line("K = 3")
            self.line("def __init__(self, a=1, b=1.5, *rest, c='c', **more):")
            self.line("    self.a, self.b, self.c = a, b, c")
            self.line("    self.free = lambda x=0, y=1: (x, y)[0]")
            self.line("def get(self, x): return self.a + x if x != 3 else x")
            self.line("def step(self, x=1):")
            self.line("    self.a += x")
            self.line("    return self")
            self.line("@classmethod")
            self.line("def make(cls, a, *rest): return cls(a, *rest)")
        self.line("typed = Typed()")
        self.line("@property")
        self.line("def size(self): return self._size if hasattr(self, '_size') else self.K")
        self.line("@size.setter")
        self.line(f"def size(self, v): self._size = {self.pick('v', 'v + 1', 'self.get(v)')}")
        if self.chance(0.3):
            self.line("@size.deleter")
            self.line("def size(self): del self._size")
        if self.chance(0.3):
            self.line("def __setattr__(self, name, v): object.__setattr__(self, name, v if name != 'b' else float(v))")
        if base != "object" and self.chance(0.5):
            self.line("def get(self, x):")
            self.line(f"    return super().get({self.pick('x', 'x + 1', 'super().get(x)')})")
        if self.chance(0.3):
            self.line("def __getattribute__(self, name): return object.__getattribute__(self, name if name != 'e' else 'K')")
        self.line("def __repr__(self): return type(self).__name__")
        self.indent -= 1
        self.classes.append((name, False))

    # ---- statements

    def odd(self):
        if self.chance(0.35):
            return super().odd()
        v, c = self.value, self.r.choice(self.classes)[0]
        name = self.fresh("o")
        k = self.r.randrange(14)
        if k == 0:
            self.line(f"{name} = {c}({v('i')})")
            self.types[name] = "c"
            self.line(
                self.pick(f"{name}.typed = {v('i', 2)} % 15", f"{name}.size = {v('i', 1)}", f"del {name}.size", f"{name}.typed += 1")
            )
        elif k == 1:
            self.line(f"{name} = Noise({v('i', 1)} % 50)")
            self.line(
                self.pick(
                    f"{name} += {v('i', 2)}",
                    f"{name} = {name} + {v('i', 2)}",
                    f"{name} = {v('o', 2)} + {name}",
                    f"{name}[{v('i', 2)} % 9] = 1",
                    f"{name}[2] *= {v('i', 2)}",
                    f"del {name}[0]",
                    f"show(list({name}), {name}[1:{v('i', 2)}], -{name}, {v('i', 2)} in {name})",
                    f"show([1, 2, 3, 4][{name}], float({name}), {name}(*{v('l', 2)}, k=1))",
                    f"show({name} < {v('i', 2)}, {name} == {v('i', 2)}, {name}.gone if {self.condition()} else {name}.attribute)",
                )
            )
        elif k == 2:
            self.line(f"with Noise({v('i', 2)} % 9) as {name}, Manager({self.condition()}):")
            self.block(1, 2)
            if self.chance(0.5):
                self.line(f"    {self.pick('raise KeyError(1)', 'raise ValueError(2)', '[][1]', 'break' if self.depth else 'pass')}")
        elif k == 3:
            self.line("try:")
            self.block(1, 2)
            if self.chance(0.6):
                self.line("except (TypeError, ValueError):")
                self.line("    " + self.pick("raise", "raise KeyError(3) from None", "pass", "show('caught')"))
            self.line("finally:")
            self.block(1, 1)
            out = ["pass"] + (["break", "continue"] if self.depth else []) + ([] if self.generator else [f"return ({v('i', 2)},)"])
            self.line(f"    if {self.condition()}: {self.pick(*out)}")
        elif k == 4:
            self.line(f"{name} = drain({self.machine()}, {self.r.randint(1, 6)})")
            self.types[name] = "l"
        elif k == 5:
            self.line(f"{name} = accumulate({v('i', 2)})")
            self.line(f"next({name})")
            self.line(f"show({name}.send({v('i', 2)}), {name}.throw(ValueError('{'x' * self.r.randint(0, 4)}')), next({name}))")
        elif k == 6:
            d = self.fresh("d")
            self.line(f"{d} = {v('d')}")
            self.types[d] = "d"
            self.line(f"for {name} in {self.pick(d, f'list({d})', f'{d}.values()', f'{d}.copy()')}:")
            self.line(
                "    "
                + self.pick(f"{d}[{v('i', 2)} % 5] = 1", f"{d}.pop({name}, 0)", f"{d}[{name}] = {v('o', 2)}", f"if {name} == 1: break")
            )
        elif k == 7:
            s = self.fresh("s")
            self.line(f"{s} = {{{v('i', 2)} % 9, {v('i', 2)} % 9, {v('f', 2)}}}")
            self.line(
                self.pick(
                    f"{s} |= {{q % 5 for q in range({self.r.randint(0, 9)})}}",
                    f"{s}.discard({v('i', 2)} % 9)",
                    f"{s} ^= {{1, 2, 3}}",
                    f"{s}.remove({v('i', 2)} % 9)",
                    f"{s} -= set({v('l', 2)})",
                )
            )
            self.line(f"show(len({s}), sorted(map(repr, {s})), 3 in {s})")
        elif k == 8:
            self.line(f"{name} = [{self.pick('q', 'q.append', 'lambda: q', 'lambda z=q: z')} for q in [[], [1], [{v('i', 2)}]]]")
            self.line(f"show([callable(q) and q.__name__ for q in {name}], len({name}))")
        elif k == 9:
            fs = self.fresh("h")
            self.line(f"{fs} = []")
            self.line(f"for {name} in range(3):")
            self.line(f"    {fs}.append(lambda z=1: ({name}, z))")
            self.line(f"show([h() for h in {fs}], [h({v('i', 2)}) for h in {fs}])")
        elif k == 10:
            self.line(f"if ({name} := {v('i', 1)}) > 3 and {self.condition()}: show({name})")
            self.types[name] = "i"
        elif k == 11:
            self.line(f"match {self.pick(v('d', 1), v('t', 1), f'{c}({v(chr(105), 2)})', v('o', 1))}:")
            self.line(f"    case {{'a': {name}, **rest_}}: show({name}, rest_)")
            self.line(f"    case {c}(a=int({name})) if {name} > 2: show({name})")
            self.line(f"    case ({name}, 1 | 2) | [{name}, *_]: show({name})")
            self.line(f"    case {name}: pass")
        elif k == 12:
            self.line("try:")
            self.line(f"    raise ExceptionGroup('g', [ValueError({v('i', 2)}), {self.pick('TypeError(1)', 'KeyError(2)')}])")
            self.line(f"except* ValueError as {name}:")
            self.line(f"    show([str(q) for q in {name}.exceptions])")
            self.line("except* TypeError:")
            self.line("    show('type')")
        else:
            ls = [q for q in self.variables("l") if q not in self.iterators and (q in self.types or q in self.assignable)]
            if not ls:
                return self.simple()
            a = self.r.choice(ls)
            self.line(
                self.pick(
                    f"{a}[::2] = {v('l', 2)}",
                    f"del {a}[{self.r.randint(0, 3)}:]",
                    f"{a}.insert({v('i', 2)} % 4, {v('o', 2)})",
                    f"{a}.sort(key=repr, reverse={self.condition()})",
                    f"{a} *= {v('i', 2)} % 3",
                    f"{a}.remove({v('i', 2)})",
                    f"{a}.extend(q for q in {v('t', 2)})",
                    f"{a}[-1], {a}[0] = {a}[0], {a}[-1]",
                )
            )

    def machine(self):
        """A generator to be driven."""
        v = self.value
        return self.pick(
            f"delegate({self.r.randint(0, 3)}, iter({v('l', 2)}))",
            f"delegate(2, accumulate({v('i', 2)}))",
            f"delegate(1, delegate(1, upto({self.r.randint(0, 3)}, 1)))",
            f"(q + {v('i', 2)} for q in {v('l', 2)} if q)",
            f"((q, w) for q in range(3) for w in {v('l', 2)})",
            f"upto({self.r.randint(0, 4)}, 1)",
        )

    # ---- values

    def value_i(self, d):
        v = self.value
        e = lambda: v("i", d)
        k = self.r.randrange(30)
        if k == 0:
            return f"pow({e()} % 100, {e()} % 30, {self.pick('1009', '2**64 + 1')})"
        if k == 1:
            return f"({e()} ** {self.r.randint(0, 3)} % {self.pick('2**63', '10**20')})"
        if k == 2:
            return f"({e()} << {self.pick('62', '63', '64', '1')} >> {self.pick('60', '63', '1')})"
        if k == 3:
            return self.pick(f"round({v('f', d)})", f"int({v('f', d)})", f"({v('f', d)} // 1)")
        if k == 4:
            return f"({e()}).{self.pick('bit_length()', 'bit_count()', 'real', '__abs__()', 'conjugate()')}"
        if k == 5:
            return f"int.{self.pick('__add__', '__sub__', '__mod__')}({e()}, {e()} % 50 + 1)"
        if k == 6 and self.variables("c"):
            o = self.r.choice(self.variables("c"))
            return self.pick(f"{o}.typed", f"getattr({o}, 'a')", f"type({o}).get({o}, {e()})", f"{o}.get(x={e()})", f"{o}.step(*[{e()}]).a")
        if k == 7:
            return f"sum(q * {e()} for q in {v('l', d)} if isinstance(q, int))"
        if k == 8:
            return f"(lambda q, *w, k={e()}, **kw: q + len(w) + k + len(kw))({e()}, *{v('t', d)}, **{{'z': 1}})"
        if k == 9:
            return f"{v('s', d)}.{self.pick('count', 'find')}({self.pick(repr('a'), repr('1'), v('s', d))})"
        if k == 10:
            return f"(True + {e()} - False)"
        if k == 11:
            return f"len({{q: w for q, w in enumerate({v('s', d)})}})"
        return super().value_i(d)

    def value_f(self, d):
        v = self.value
        k = self.r.randrange(16)
        if k == 0:
            return f"({v('i', d)} / {self.pick('3', '2.0', v('i', d))})"
        if k == 1:
            return self.pick("float('nan')", "float('inf')", "-float('inf')", "-0.0", "5e-324", "1.7976931348623157e308")
        if k == 2:
            return f"({v('f', d)} ** {self.pick('2', '0.5', '-1')} * 1.0)"
        if k == 3:
            return f"{self.pick('min', 'max')}({v('f', d)}, {v('i', d)}, {v('f', d)})"
        if k == 4:
            return f"round({v('f', d)}, {self.r.randint(0, 3)})"
        if k == 5:
            return f"sum([{v('f', d)}, {v('i', d)}, {v('f', d)}])"
        return super().value_f(d)

    def value_s(self, d):
        v = self.value
        k = self.r.randrange(12)
        if k == 0:
            return f"{v('s', d)}.{self.pick('title()', 'center(7, chr(42))', 'zfill(6)', 'swapcase()', 'rjust(4)')}[:20]"
        if k == 1:
            return f"{v('s', d)}.{self.pick('join', 'replace')}({self.pick(repr('ab'), repr('') + ', ' + repr('-'))})[:20]"
        if k == 2:
            return f"'{{}}:{{x:>4}}'.format({v('i', d)}, x={v('i', d)} % 999)[:20]"
        if k == 3:
            return f"({v('s', d)} * ({v('i', d)} % 4))[:20]"
        if k == 4:
            return f"repr({v(self.pick(*'isflt'), d)})[:20]"
        if k == 5:
            return f"{v('s', d)}.{self.pick('split', 'partition')}('a')[0]"
        if k == 6:
            return f"chr({v('i', d)} % 1000 + 32)"
        return super().value_s(d)

    def value_l(self, d):
        v = self.value
        k = self.r.randrange(10)
        if k == 0:
            return f"[(q, w) for q in range({self.r.randint(0, 3)}) for w in {v('l', d)} if w != q][:9]"
        if k == 1:
            return f"[[w + q for w in range(q)] for q in range({self.r.randint(0, 4)})]"
        if k == 2:
            return f"sorted({v('l', d)}, key=lambda q: (str(type(q)), repr(q)))"
        if k == 3:
            return f"list(map(lambda q, w=1: (q, w), {v('t', d)}))"
        if k == 4:
            return f"[*{v('t', d)}, *{v('l', d)}][:9]"
        if k == 5:
            return f"list(spread({self.arguments(d)}))"
        return super().value_l(d)

    def arguments(self, d):
        """Arguments of spread, which now and then do not fit."""
        v, parts = self.value, []
        for _ in range(self.r.randint(0, 4)):
            parts.append(self.pick(v("i", d), v("i", d), f"*{v('t', d)}"))
        for name in self.r.sample(["c", "d", "e", "f", "b", "a"], self.r.randint(0, 2)):
            parts.append(f"{name}={v('i', d)}")
        if self.chance(0.2):
            parts.append(f"**{{{self.pick(repr('e'), repr('x'), repr('d'))}: {v('i', d)}}}")
        return ", ".join(parts)

    def value_d(self, d):
        v = self.value
        k = self.r.randrange(6)
        if k == 0:
            return f"({v('d', d)} | {v('d', d)})"
        if k == 1:
            return f"{{**{v('d', d)}, {v('i', d)} % 9: {v('o', d)}}}"
        if k == 2:
            return f"dict(zip({v('s', d)}, {v('l', d)}))"
        return super().value_d(d)
