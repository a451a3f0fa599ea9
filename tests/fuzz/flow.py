"""Programs whose control flow is odd: values bound on one way only, registers that hold an int, then a str, then
a float, locals that are deleted or read unbound in handlers, finally with return, break and continue, generators
that do all of this, yield from, coroutines and async generators.
"""

import rich

HEADER = (
    rich.HEADER
    + '''
class Later:
    """Something to be awaited."""
    def __init__(self, value):
        self.value = value
    def __await__(self):
        got = yield self.value
        if type(got) is str:
            raise KeyError(got)
        return got

class Room:
    """An asynchronous context that swallows some exceptions."""
    def __init__(self, n):
        self.n = n
    async def __aenter__(self):
        return await Later(self.n)
    async def __aexit__(self, kind, value, traceback):
        await Later(kind and kind.__name__)
        return kind is KeyError

async def count(n, step=1):
    i = 0
    while i < n:
        got = yield i
        await Later("counted")
        i += step if got is None else 2

def finish(g):
    """Closes what may go on in its handlers: when it would be closed by itself is nobody's to tell."""
    for k in range(500):
        try:
            return g.close()
        except RuntimeError:
            pass

def driven(g, n):
    """As drain, but to the end."""
    found = []
    try:
        for k in range(n):
            found.append(g.send(None if k == 0 else k))
    except StopIteration as e:
        found.append(("stop", e.value))
    finally:
        finish(g)
    return found

def drive(c, *sent):
    """Runs a coroutine; sends it what is given, then None."""
    said, k = [], 0
    try:
        value = c.send(None)
        while k < 60:
            said.append(value)
            value = c.send(sent[k] if k < len(sent) else None)
            k += 1
    except StopIteration as e:
        said.append(("returned", e.value))
    except Exception as e:
        said.append((type(e).__name__, str(e)))
    finish(c)
    return said[:20]

def bound(what):
    """The numbers and texts among the locals of the caller's caller's frame, whatever its tier."""
    f = sys._getframe(1)
    return what, [(k, plain(v)) for k, v in sorted(f.f_locals.items()) if type(v) in (int, float, str, bool)]

'''
)


class Generator(rich.Generator):
    """Writes one program."""

    header = HEADER

    def function(self):
        super().function()
        self.machine_function()
        if self.chance(0.5):
            self.coroutine_function()

    # ---- generators and coroutines

    def machine_function(self):
        """A generator of its own: few variables, bound on some ways, and yields among them."""
        name = self.fresh("y")
        self.types = {}
        self.start({"a": "i", "b": self.pick("i", "f", "s")})
        self.line(f"def {name}(a, b):")
        self.indent += 1
        self.line(f"x = {self.constant(self.pick('i', 'f', 's'))}")
        self.types["x"] = "o"
        self.some()
        self.line(f"for i in range({self.r.randint(3, 25)}):")
        self.indent += 1
        self.types["i"] = "i"
        self.iterators.append("i")
        self.depth = 1
        for _ in range(self.r.randint(3, 7)):
            self.ways("yield")
        self.line(f"if {self.condition()}: yield (a, b, x, i)")
        self.indent -= 1
        self.line("yield bound('end')")
        self.line("return x")
        self.indent -= 1
        self.line("")
        many = f"[repr(q)[:60] for q in {name}({self.constant('i')}, {self.constant(self.types['b'])})][:40]"
        sent = f"driven({name}({self.constant('i')}, {self.constant('f')}), {self.r.randint(1, 9)})"
        self.machines.append((many, sent))

    def coroutine_function(self):
        name = self.fresh("z")
        self.types = {}
        self.start({"a": "i", "b": self.pick("i", "f", "s")})
        self.line(f"async def {name}(a, b):")
        self.indent += 1
        self.line(f"x = {self.constant(self.pick('i', 'f', 's'))}")
        self.types["x"] = "o"
        self.some()
        form = self.r.randrange(4)
        if form == 0:
            self.line(f"async for i in count({self.r.randint(2, 15)}):")
        else:
            self.line(f"for i in range({self.r.randint(3, 20)}):")
        self.indent += 1
        self.types["i"] = "i"
        self.iterators.append("i")
        self.depth = 1
        for _ in range(self.r.randint(2, 5)):
            self.ways("await")
        self.indent -= 1
        extra = self.pick("0", "[q async for q in count(3)]", "[await Later(q) for q in range(2)]", "{q: x async for q in count(2) if q}")
        self.line(f"return a, x, bound('end'), {extra}")
        self.indent -= 1
        self.line("")
        sent = ", ".join(self.pick("None", "3", "1.5", "'stop'") for _ in range(self.r.randint(0, 5)))
        call = f"{name}({self.constant('i')}, {self.constant(self.types['b'])})"
        self.machines.append((f"drive({call}, {sent})", f"drive({call})"))

    def start(self, types):
        """What function() sets for another kind of body."""
        self.types.update(types)
        self.written, self.scale, self.cost, self.depth = set(), 10, 1, 0
        self.iterators, self.nested, self.assignable, self.generator = [], [], set(), False

    def ending(self):
        """A machine that comes to an end."""
        while "accumulate" in (found := self.machine()):
            pass
        return found

    def some(self):
        """Binds some of the variables that the body uses."""
        for name in ("m", "n", "o_"):
            if self.chance(0.6):
                self.line(f"{name} = {self.constant(self.pick(*'iifs'))}")

    def ways(self, suspend):
        """Something whose variables may be unbound behind it."""
        v, k = self.value, self.r.randrange(13)
        n = self.pick("m", "n", "o_", "x")
        cond = self.pick(self.condition(), f"i % {self.r.randint(2, 5)} == {self.r.randint(0, 1)}", f"i > {self.r.randint(0, 9)}")
        if suspend == "yield":
            hold = self.pick(f"yield {v('i', 2)}", f"{n} = yield {n if n == 'x' else 'i'}", "got = yield from upto(3, 2)")
        else:
            hold = self.pick("await Later(i)", f"{n} = await Later({v('i', 2)})", "x = await Later(x)")
        value = v(self.pick(*"iiffso"), 2)
        if k == 0:
            self.line(f"if {cond}: {n} = {value}")
            self.line(hold)
            self.line(f"if {cond}: show({n})")
        elif k == 1:
            self.line("try:")
            self.line(f"    if {cond}: {n} = fail(i, {self.r.randint(2, 9)})")
            self.line(f"    {hold}")
            self.line(f"    {n} = {n} + {v('i', 2)}")
            self.line("except (ValueError, TypeError, UnboundLocalError, KeyError) as e:")
            self.line(f"    {self.pick('show(type(e).__name__, str(e)[:60])', hold, f'{n} = {value}')}")
            self.line("    show(bound('handler'))")
        elif k == 2:
            self.line("try:")
            self.line(f"    {hold}")
            self.line(f"    if {cond}: {self.pick('continue', 'break', 'raise KeyError(i)', f'{n} = {value}')}")
            self.line("finally:")
            self.line(f"    {self.pick(hold, f'x = {value}', f'{n} = i')}")
            self.line(f"    if {self.condition()}: {self.pick('continue', 'pass', f'{n} = {value}')}")
        elif k == 3:
            self.line(f"x = {value}")
            self.line(hold)
            self.line(f"x = {self.pick('x', v('i', 2), v('s', 2), v('f', 2))}")
        elif k == 4:
            self.line(f"if {cond}: {n} = {v('i', 2)}")
            self.line(f"elif {self.condition()}: {n} = {v('f', 2)}")
            self.line(f"else: {n} = {value}")
            self.line(hold)
            self.line(f"x = {self.pick(n, f'({n}, 1)', f'str({n})[:9]', f'{n} if {cond} else {v(chr(105), 2)}')}")
        elif k == 5:
            self.line(f"with Manager({self.pick('True', 'False', cond)}) as w:")
            self.line(f"    {hold}")
            self.line(f"    {n} = fail(i, {self.r.randint(3, 9)})")
            self.line(f"    {self.pick('continue', 'x = w.left', '[][i]')}")
        elif k == 6 and suspend == "await":
            self.line(f"async with Room({v('i', 2)}) as x:")
            self.line(f"    {hold}")
            self.line(f"    if {cond}: {self.pick('raise KeyError(i)', 'continue', 'break', f'{n} = {value}')}")
        elif k == 6:
            self.line(f"x = yield from {self.ending()}")
        elif k == 7:
            self.line("try: del x")
            self.line("except UnboundLocalError: show('unbound')")
            self.line(hold)
            self.line(f"x = {value}")
        elif k == 8:
            self.line("try:")
            self.line("    try:")
            self.line(f"        {hold}")
            self.line(f"        {n} = {v('i', 2)} // ({self.pick('i % 3', 'i', '(i - 4)')})")
            self.line("    finally:")
            self.line(f"        {self.pick(hold, f'x = {value}', f'del {n}')}")
            self.line("except (ZeroDivisionError, UnboundLocalError) as e:")
            self.line(f"    x = {self.pick('str(e)', 'type(e).__name__', 'e.__traceback__.tb_lineno')}")
            self.line(f"else: x = {n}")
        elif k == 9:
            # An int that grows out of 64 bits, a float, an int again.
            self.line(f"{n} = {self.pick('2**62', '1', '2**63 - 5', '-2**63 + 3')} {self.pick('+', '-')} i")
            self.line(f"for j in range({self.r.randint(2, 8)}):")
            self.line(f"    {n} {self.pick('+=', '*=', '-=')} {self.pick('3', 'j', '2**61', 'i', '1.5')}")
            self.line(f"    if j == {self.r.randint(0, 9)}: {hold}")
            self.line(f"show({n})")
        elif k == 10:
            self.line(f"a, {n} = {n if n == 'x' else 'i'}, {value}")
            self.line(f"{hold}")
            self.line(f"a, b = {self.pick('b, a', f'a, {n}', f'i, {n}')}")
        elif k == 11:
            self.line(f"for j in {self.pick('range(i % 4)', '[1, 2.5, str(i)][:i]', f'zip(range(3), {v(chr(108), 2)})')}:")
            self.line(f"    {n} = j")
            self.line(f"    if {cond}: {self.pick(hold, 'break', 'continue')}")
            self.line(f"else: {hold}")
            self.line(f"if i > 2 and {cond}: x = {n}, j")
        else:
            self.line(f"if {cond}: poke({n!r}, {self.constant(self.pick('i', 'f', 's'))})")
            self.line(hold)
            self.line(f"if {cond}: x = {n if n == 'x' else 'b'}")

    # ---- in plain functions

    def odd(self):
        if self.chance(0.55):
            return super().odd()
        v, k, n = self.value, self.r.randrange(8), self.fresh("u")
        cond = self.condition()
        if k == 0:
            self.line(f"if {cond}: {n} = {v('i', 2)}")
            self.line(f"elif {self.condition()}: {n} = {v('f', 2)}")
            self.line(f"else: {n} = {v('s', 2)}")
            self.types[n] = self.pick("i", "f", "o")
        elif k == 1:
            self.line("try:")
            self.line(f"    if {cond}: {n} = {v('i', 1)}")
            self.line(f"    show({n})")
            self.line("except UnboundLocalError as e: show(str(e))")
        elif k == 2 and self.depth:
            self.line("try:")
            self.block(1, 2)
            self.line("finally:")
            self.line(f"    {n} = {v('o', 2)}")
            self.line(f"    if {cond}: {self.pick('break', 'continue')}")
        elif k == 3:
            self.line(f"{n} = {self.pick('2**62', '2**63 - 2', '-2**63 + 1', '10**18')}")
            self.line(f"for {n}i in range({self.r.randint(2, 9)}):")
            self.line(f"    {n} {self.pick('+=', '*=', '-=', '<<=')} {self.pick('1', '2', '3', f'{n}i')}")
            self.line(f"    if {n}i == {self.r.randint(1, 9)}: {n} = {self.pick('1.5', repr('text'), '7', 'None', f'{n} & 0xFFFF')}")
            self.types[n] = "i"
        elif k == 4:
            self.line(f"with Manager({cond}) as {n}, Manager(True) as {n}b:")
            self.block(1, 2)
            self.line(f"    if {self.condition()}: raise {self.pick('ValueError(1)', 'KeyError(2)', 'ZeroDivisionError')}")
            self.line(f"show({n}.left, {n}b.left)")
        elif k == 5 and self.types:
            w = self.r.choice([q for q in self.types if q not in self.iterators] or ["none"])
            self.line("try:")
            self.line(f"    del {w}")
            self.block(1, 2)
            self.line(f"    show({w})")
            self.line("except (UnboundLocalError, NameError, TypeError) as e:")
            self.line(f"    show(str(e)[:80]); {w} = {self.constant(self.types.get(w, 'i'))}")
        elif k == 6:
            self.line(f"def {n}():")
            self.line("    try:")
            self.line(f"        {self.pick('return 1', '1 // 0', 'yield 1', 'raise KeyError')}")
            self.line("    finally:")
            self.line(f"        {self.pick('return 2', 'pass', 'yield 3', 'raise ValueError')}")
            self.line(f"try: show({n}() if not hasattr({n}(), 'send') else list({n}()))")
            self.line("except Exception as e: show(type(e).__name__, type(e.__context__).__name__)")
        else:
            self.line(f"{n} = {self.r.choice(self.machines)[self.r.randrange(2)] if self.machines and self.scale < 30 else '[1]'}")
            self.line(f"show({n})")

    def program(self):
        self.machines = []
        return super().program()

    def change(self):
        super().change()
        for machine in self.machines:
            for text in machine:
                if self.chance(0.6):
                    self.line("try:")
                    self.line(f"    show({text})")
                    self.line("except Exception as e:")
                    self.line("    show(type(e).__name__, str(e)[:80])")
