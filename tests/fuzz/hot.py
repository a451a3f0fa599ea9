"""Programs with what tiers speculate on: loops over numbers whose types change late, ints that overflow,
attributes of several shapes, globals and methods replaced while in use, exceptions in loops.

Every variable has a type most of the time, so that loops run to their end; values stay small in memory.
"""

import random

HEADER = '''\
import sys

def show(*values):
    print(*map(plain, values))

def plain(v):
    if type(v) is float:
        return v.hex()
    if type(v) is int:
        return repr(v) if v.bit_length() < 300 else ("big", v % (2**61 - 1), v.bit_length())
    if type(v) in (list, tuple):
        return type(v).__name__ + "(" + " ".join(str(plain(e)) for e in v) + ")"
    if type(v) is dict:
        return "{" + " ".join(f"{plain(a)}:{plain(b)}" for a, b in v.items()) + "}"
    return repr(v)

class Manager:
    def __init__(self, swallow):
        self.swallow = swallow
        self.left = 0
    def __enter__(self):
        return self
    def __exit__(self, kind, value, traceback):
        self.left += 1
        return self.swallow and kind is not None and issubclass(kind, (ValueError, ArithmeticError))

def peek(depth=1):
    f = sys._getframe(depth)
    return f.f_code.co_name, f.f_lineno, [(k, plain(v)) for k, v in sorted(f.f_locals.items()) if type(v) in (int, float, str)]

def poke(name, value):
    f = sys._getframe(1)
    if name in f.f_locals:
        f.f_locals[name] = value

def upto(n, step):
    i = 0
    while i < n:
        got = yield i
        i += step

def fail(i, n):
    if i % n == n - 1:
        raise ValueError(f"at {i}")
    return i

'''

SPECIAL = ["2**63 - 1", "-2**63", "2**62", "2**31 - 1", "-1", "0", "1", "2**64 + 3", "4611686018427387903"]


class Generator:
    """Writes one program."""

    # What each program begins with.
    header = HEADER

    # Whether trace functions write down what they are told.
    traces = True

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = []
        self.indent = 0
        self.names = 0
        self.classes = []
        self.functions = []
        self.globals = []

    # ---- text

    def line(self, text):
        self.lines.append("    " * self.indent + text)

    def fresh(self, prefix="v"):
        self.names += 1
        return f"{prefix}{self.names}"

    def chance(self, p):
        return self.r.random() < p

    def pick(self, *choices):
        return self.r.choice(choices)

    # ---- the program

    def program(self):
        for _ in range(self.r.randint(2, 4)):
            kind = self.pick("i", "i", "f")
            name = self.fresh("G")
            self.globals.append((name, kind))
            self.line(f"{name} = {self.constant(kind)}")
        for _ in range(self.r.randint(1, 3)):
            self.cls()
        for _ in range(self.r.randint(2, 5)):
            self.function()
        self.calls()
        return self.header + "\n".join(self.lines) + "\n"

    def cls(self):
        name = self.fresh("C")
        base = self.pick(None, *[c[0] for c in self.classes])
        slots = base is None and self.chance(0.2)
        self.line(f"class {name}{f'({base})' if base else ''}:")
        self.indent += 1
        if slots:
            self.line("__slots__ = ('a', 'b', 'c')")
        self.line(f"K = {self.constant('i')}")
        if not base or self.chance(0.5):
            self.line("def __init__(self, a, b=1.5):")
            order = ["self.a = a", "self.b = b", "self.c = 'c'"]
            self.r.shuffle(order)
            for text in order:
                self.line("    " + text)
        self.line("def get(self, x):")
        self.line(f"    return {self.pick('self.a + x', 'self.a - x', 'self.K + x', 'x')}")
        self.line("def step(self, x=1):")
        self.line(f"    {self.pick('self.a += x', 'self.a = self.a - x', 'self.b = self.b * 0.5 + x')}")
        self.line("    return self")
        self.line("@property")
        self.line("def size(self):")
        self.line(f"    return {self.pick('self.K', '7', 'self.b')}")
        self.line("@classmethod")
        self.line("def make(cls, a): return cls(a, 0.25)")
        self.line("@staticmethod")
        self.line("def free(a, b=2): return a * 2 - b")
        if base and self.chance(0.6):
            self.line("def get(self, x): return super().get(x) - 1")
        if self.chance(0.3):
            self.line("def __getattr__(self, name): return len(name) if name != 'none' else None")
        if self.chance(0.3):
            self.line("def __add__(self, o): return self.a + (o.a if hasattr(o, 'a') else o)")
            self.line("def __lt__(self, o): return self.a < (o.a if hasattr(o, 'a') else o)")
        self.indent -= 1
        self.classes.append((name, slots))

    def function(self):
        name = self.fresh("f")
        self.types = {}
        params = []
        for _ in range(self.r.randint(0, 4)):
            p, kind = self.fresh("p"), self.pick("i", "i", "i", "f", "l", "s", "o")
            params.append((p, kind))
            self.types[p] = kind
        extra = ""
        if self.chance(0.2):
            k = self.fresh("k")
            self.types[k] = "i"
            extra = self.pick(f"{k}=3", f"*, {k}=4")
        elif self.chance(0.1):
            extra = "*rest"
            self.types["rest"] = "t"
        self.line(f"def {name}({', '.join([p for p, _ in params] + ([extra] if extra else []))}):")
        self.indent += 1
        self.written = set()
        self.scale = 1
        self.cost = 1
        self.iterators = []
        self.depth = 0
        self.nested = []
        self.generator = self.chance(0.12)
        touched = [g for g, _ in self.globals if self.chance(0.25)]
        if touched:
            self.line(f"global {', '.join(touched)}")
        self.assignable = set(touched)
        for kind in self.r.sample("iifslo", 4):
            v = self.fresh()
            self.line(f"{v} = {self.value(kind, 1)}")
            self.types[v] = kind
        if self.chance(0.3):
            self.inner()
        for _ in range(self.r.randint(1, 2)):
            self.loop()
            self.statements(0, 2)
        result = [v for v, k in self.types.items() if k != "c"][-10:]
        if self.generator:
            self.line(f"yield ({', '.join(result)},)")
        else:
            self.line(f"return ({', '.join(result)},)")
        self.indent -= 1
        self.line("")
        self.functions.append((name, params, self.cost, self.generator))

    def calls(self):
        """Calls everything a few times, with what changes in between."""
        names = []
        for c, _ in self.classes:
            o = self.fresh("x")
            self.line(f"{o} = {c}({self.constant('i')})")
            names.append(o)
        self.line("def run(what, f, *args, **kw):")
        self.line("    try:")
        self.line("        r = f(*args, **kw)")
        self.line("        show(what, list(r) if hasattr(r, 'send') else r)")
        self.line("    except Exception as e:")
        self.line("        show(what, type(e).__name__, str(e), [t[1:3] for t in places(e)])")
        self.line("def places(e):")
        self.line("    t, found = e.__traceback__.tb_next, []")
        self.line("    while t:")
        self.line("        found.append((t.tb_frame, t.tb_frame.f_code.co_name, t.tb_lineno))")
        self.line("        t = t.tb_next")
        self.line("    return found[:20]")
        for turn in range(self.r.randint(2, 4)):
            for f, params, _, _ in self.functions:
                for _ in range(self.r.randint(1, 4)):
                    args = []
                    for _, kind in params:
                        k = kind if self.chance(0.88) else self.pick("i", "f", "o", "s")
                        args.append(self.constant(k))
                    self.line(f"run({f + '.' + str(turn)!r}, {', '.join([f] + args)})")
            self.change()
        for f, params, _, _ in self.functions:
            args = [self.constant(kind) for _, kind in params]
            if self.traces and self.chance(0.3):
                self.line("events = []")
                self.line("def tracer(frame, event, arg):")
                # Callbacks of what a collection finds come at any time.
                self.line("    if frame.f_code.co_filename != tracer.__code__.co_filename: return")
                # Whether CPython tells of the end of a generator depends on how warm a loop is; and
                # it tells of the line of a comprehension again where that raised.
                self.line("    e = event, frame.f_lineno")
                self.line("    if event == 'line' and events and events[-1] == ('exception', e[1]): return tracer")
                self.line("    if event != 'exception' or arg[0] is not StopIteration: events.append(e)")
                self.line("    return tracer")
                self.line("sys.settrace(tracer)")
                self.line(f"run('traced', {', '.join([f] + args)})")
                self.line("sys.settrace(None)")
                self.line("show(len(events), hash(tuple(l for e, l in events)))")
        self.line(f"show({', '.join(g for g, _ in self.globals)}, {', '.join(f'{o}.a' for o in names)})")

    def change(self):
        c, slots = self.r.choice(self.classes)
        for _ in range(self.r.randint(0, 2)):
            g, kind = self.r.choice(self.globals)
            self.line(
                self.pick(
                    f"{c}.get = lambda self, x: (x, 1)[0]",
                    f"{c}.K = {self.constant(self.pick('i', 'f'))}",
                    f"{g} = {self.constant(self.pick('i', 'f', 's'))}",
                    f"{g} = {self.constant(kind)}",
                    f"len = lambda v: {self.r.randint(0, 5)}",
                    "globals().pop('len', None)",
                    f"{c}.size = 5",
                    f"{c}.free = staticmethod(lambda a, b=0: a)",
                )
            )

    # ---- values

    def constant(self, kind):
        r = self.r
        if kind == "i":
            return self.pick(str(r.randint(-9, 9)), str(r.randint(0, 1000)), self.pick(*SPECIAL))
        if kind == "f":
            return self.pick("0.5", "-1.25", "1e300", "0.0", "-0.0", "float('inf')", "float('nan')", repr(r.uniform(-9, 9)))
        if kind == "s":
            return repr("".join(self.pick("a", "b", "\u00e9", "\U0001f600", "1") for _ in range(r.randint(0, 4))))
        if kind == "l":
            return self.pick("[1, 2, 3]", "[]", "[1.5, 2.5]", "[1, 2.5, 'x']", "list(range(9))", "[2**63, 1]")
        if kind == "t":
            return self.pick("(1, 2)", "()", "(1.5, 'a', 3)", "(0,)")
        if kind == "d":
            return self.pick("{}", "{'a': 1}", "{1: 2, 'b': 3.5}", "{0: 0, 1: 1, 2: 2}")
        if kind == "c":
            return f"{self.r.choice(self.classes)[0]}({self.constant('i')})"
        return self.pick("None", "True", "False", self.constant("i"), self.constant("f"), self.constant("s"))

    def variables(self, kind):
        found = [v for v, k in self.types.items() if k == kind]
        return found + [g for g, k in self.globals if k == kind]

    def value(self, kind, depth=0):
        """An expression of a type, or now and then of another."""
        if depth < 2 and self.chance(0.02):
            kind = self.pick(*"ifso")
        have = self.variables(kind)
        if depth > 2 or self.chance(0.25):
            return self.r.choice(have) if have and self.chance(0.8) else self.constant(kind)
        return getattr(self, "value_" + kind)(depth + 1)

    def value_i(self, d):
        v = self.value
        e = lambda: v("i", d)
        k = self.r.randrange(22)
        if k < 6:
            return f"({e()} {self.pick('+', '-')} {e()})"
        if k == 6:
            return f"({e()} * {e()} {self.pick('% 1000003', '& 0xFFFFFFFFFFFF', '% 9223372036854775807')})"
        if k == 7:
            return f"({e()} {self.pick('//', '%')} {self.pick(str(self.r.randint(1, 9)), '-3', f'({e()} | 1)', e())})"
        if k == 8:
            return f"({e()} {self.pick('&', '|', '^')} {e()})"
        if k == 9:
            return f"({e()} >> {self.r.randint(0, 9)})"
        if k == 10:
            return f"(({e()} << {self.r.randint(0, 40)}) % 2**70)"
        if k == 11:
            return f"{self.pick('-', '~', '+', 'abs')}({e()})"
        if k == 12:
            return f"len({v(self.pick('s', 'l', 't', 'd'), d)})"
        if k == 13:
            return f"({e()} if {self.condition(d)} else {e()})"
        if k == 14:
            return f"{self.pick('min', 'max')}({e()}, {e()})"
        if k == 15 and self.variables("l"):
            return f"{self.r.choice(self.variables('l'))}[{e()} % 3]"
        if k == 16 and self.variables("c"):
            o = self.r.choice(self.variables("c"))
            return self.pick(f"{o}.a", f"{o}.K", f"{o}.get({e()})", f"{o}.size", f"{o}.free({e()})", f"{o}.step().a")
        if k == 17:
            return self.call(d) or e()
        if k == 18:
            return f"sum([{e()} for q in range({self.r.randint(0, 5)})])"
        if k == 19 and self.depth:
            return f"fail({e()}, {self.r.randint(5, 40)})"
        if k == 20 and self.nested:
            return f"{self.r.choice(self.nested)}({e()})"
        return f"int({self.pick('True', self.condition(d), repr('12'), '2.75')})"

    def call(self, d):
        """A call of a function written before, if there is time for it."""
        cheap = [f for f in self.functions if f[2] * self.scale < 4000 and not f[3]]
        if not cheap:
            return None
        name, params, cost, _ = self.r.choice(cheap)
        self.cost += cost * self.scale
        return f"{name}({', '.join(self.value(k, max(d, 2)) for _, k in params)})[0]"

    def value_f(self, d):
        v = self.value
        e = lambda: v(self.pick("f", "f", "i"), d)
        k = self.r.randrange(8)
        if k < 4:
            return f"({v('f', d)} {self.pick('+', '-', '*', '/')} {e()})"
        if k == 4:
            return f"({e()} {self.pick('//', '%', '/')} {self.pick('2.5', e())})"
        if k == 5:
            return f"{self.pick('-', 'abs')}({v('f', d)})"
        if k == 6:
            return f"float({v('i', d)})"
        return f"({v('f', d)} if {self.condition(d)} else {v('f', d)})"

    def value_s(self, d):
        v = self.value
        n = self.r.randint(1, 20)
        return self.pick(
            f"({v('s', d)} + {v('s', d)})[:{n}]",
            f"f'{{{v('i', d).replace(chr(39), chr(34))}}}|{{{self.r.choice(self.variables('i') or ['1'])}:>5}}'[-{n}:]"
            if self.chance(0.5)
            else f"str({v('i', d)})[-{n}:]",
            f"({v('s', d)}).{self.pick('upper()', 'strip()', f'replace({chr(39)}a{chr(39)}, {chr(39)}b{chr(39)})')}[:{n}]",
            f"''.join([str({v('i', d)} % 10) for q in range({self.r.randint(0, 4)})])",
            f"{v('s', d)}[{self.pick('::-1', '1:', ':-1', '-3:')}][:{n}]",
            f"'%s-%d' % ({v('s', d)}[:5], {v('i', d)} % 1000)",
        )

    def value_l(self, d):
        v = self.value
        return self.pick(
            f"[{v('i', d)}, {v(self.pick('i', 'f', 'o'), d)}]",
            f"[{self.pick('q', f'q + {v(chr(105), d)}', 'q * 0.5')} for q in range({self.r.randint(0, 6)}) if {self.pick('q % 2', 'True', 'q > 2')}]",
            f"({v('l', d)} + {v('l', d)})[:{self.r.randint(1, 9)}]",
            f"{v('l', d)}[{self.pick('1:', '::-1', ':2', '::2')}]",
            f"list({self.pick(f'range({self.r.randint(0, 7)})', v('t', d), 'upto(5, 2)')})",
        )

    def value_t(self, d):
        v = self.value
        return self.pick(f"({v('i', d)}, {v('f', d)})", f"tuple({v('l', d)})", f"divmod({v('i', d)}, 7)", f"({v('i', d)},)")

    def value_d(self, d):
        v = self.value
        return self.pick(
            f"{{{v('i', d)}: {v('i', d)}, {v('s', d)}: 1}}", f"{{q: q * {v('i', d)} % 97 for q in range(4)}}", f"dict(a={v('i', d)})"
        )

    def value_c(self, d):
        c = self.r.choice(self.classes)[0]
        return self.pick(f"{c}({self.value('i', d)})", f"{c}.make({self.value(self.pick('i', 'f'), d)})")

    def value_o(self, d):
        return self.value(self.pick(*"iiffs"), d)

    def condition(self, d=1):
        v = self.value
        k = self.r.randrange(9)
        if k < 4:
            return f"{v('i', d)} {self.pick('<', '<=', '>', '>=', '==', '!=')} {v('i', d)}"
        if k == 4:
            return f"{v('f', d)} {self.pick('<', '>=', '==', '!=')} {v(self.pick('i', 'f'), d)}"
        if k == 5:
            return f"{v('i', d)} < {v('i', d)} <= {v('i', d)}"
        if k == 6:
            return f"({self.condition(d + 1)} {self.pick('and', 'or')} not {self.condition(d + 1)})" if d < 3 else "True"
        if k == 7:
            return f"{v('i', d)} {self.pick('in', 'not in')} {v(self.pick('l', 't', 'd'), d)}"
        o = v("o", d)
        return self.pick(f"isinstance({o}, {self.pick('int', 'float', '(int, str)')})", f"{o} is {self.pick('None', 'not None')}", o)

    # ---- statements: see block.py

    from block import (  # noqa: E402
        block,
        statements,
        statement,
        inner,
        loop,
        simple,
        compound,
        update,
        containers,
        odd,
        target,
    )
