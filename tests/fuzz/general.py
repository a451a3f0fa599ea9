"""Programs that use much of the language, with little repetition."""

import random


class Generator:
    """Writes one program. Every loop ends, and what is printed does not depend on addresses."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.indent = 0
        self.functions = []
        self.names = 0
        self.budget = 0

    def program(self):
        r = self.random
        self.line("import math")
        self.line("def show(*values):")
        self.line("    print(*[repr(v) if not isinstance(v, float) else v.hex() for v in values])")
        for _ in range(r.randint(1, 2)):
            self.cls()
        for _ in range(r.randint(3, 6)):
            self.function()
        for name, kind, arity in self.functions:
            for _ in range(3):
                args = ", ".join(self.argument() for _ in range(arity))
                call = f"{name}({args})"
                if kind == "gen":
                    call = f"list({call})"
                self.line("try:")
                self.line(f"    show({name!r}, {call})")
                self.line("except Exception as e:")
                self.line(f"    show({name!r}, type(e).__name__, str(e))")
        return "\n".join(self.lines) + "\n"

    def line(self, text):
        self.lines.append("    " * self.indent + text)

    def fresh(self, prefix="v"):
        self.names += 1
        return f"{prefix}{self.names}"

    def argument(self):
        return self.random.choice(
            [self.number(), self.number(), self.real(), self.text(), "[1, 2, 3]", "None", "True", "(4, 5)"]
        )

    def number(self):
        r = self.random
        return str(
            r.choice(
                [r.randint(-5, 5), r.randint(0, 100), r.randint(-(2**31), 2**31), 2**62, 2**63 - 1, -(2**63), 2**64 + 1]
            )
        )

    def real(self):
        r = self.random
        return r.choice(["0.5", "-1.25", "1e10", "3.0", "0.0", "-0.0", "1e-7", repr(r.uniform(-9, 9))])

    def text(self):
        return repr("".join(self.random.choice("ab1 \u00e9\U0001f600") for _ in range(self.random.randint(0, 4))))

    def cls(self):
        r = self.random
        name = self.fresh("C")
        base = r.choice(["", "(int)", "(list)", "(dict)", ""])
        self.line(f"class {name}{base}:")
        self.indent += 1
        if not base:
            self.line("def __init__(self, a=1, b=2):")
            self.line("    self.a = a")
            self.line("    self.b = b")
            self.line("def __repr__(self):")
            self.line(f"    return f'{name}({{self.a!r}}, {{self.b!r}})'")
            self.line("def __add__(self, o):")
            self.line("    return self.a + o if not isinstance(o, type(self)) else self.a + o.a")
            self.line("def __eq__(self, o):")
            self.line("    return isinstance(o, type(self)) and self.a == o.a")
            self.line("__hash__ = None")
        self.line("def method(self, x):")
        self.line("    return (x, type(self).__name__)")
        self.line("@property")
        self.line("def prop(self):")
        self.line("    return 42")
        self.indent -= 1
        self.classes = getattr(self, "classes", []) + [name]

    def function(self):
        r = self.random
        kind = r.choice(["plain", "plain", "plain", "gen"])
        arity = r.randint(1, 3)
        name = self.fresh("f")
        params = [self.fresh("p") for _ in range(arity)]
        extra = r.choice(["", "", ", *rest", ", k=3", ", **kw"])
        self.line(f"def {name}({', '.join(params)}{extra}):")
        self.indent += 1
        scope = list(params)
        if "rest" in extra:
            scope.append("rest")
        if "k=" in extra:
            scope.append("k")
        self.kind = kind
        self.budget = r.randint(6, 16)
        self.loops = 0
        self.block(scope, 0)
        if kind == "gen":
            self.line(f"yield {self.expression(scope, 0)}")
        else:
            self.line(f"return {self.expression(scope, 0)}")
        self.indent -= 1
        self.functions.append((name, kind, arity))

    def block(self, scope, depth):
        wrote = False
        for _ in range(self.random.randint(1, 4)):
            if self.budget <= 0:
                break
            self.budget -= 1
            self.statement(scope, depth)
            wrote = True
        if not wrote:
            self.line("pass")

    def nested(self, scope, depth):
        self.indent += 1
        self.block(list(scope), depth + 1)
        self.indent -= 1

    def statement(self, scope, depth):
        r = self.random
        kind = r.randrange(15 if depth < 3 else 6)
        if kind <= 2:
            value = self.expression(scope, 0)
            name = r.choice(scope) if r.random() < 0.4 else self.fresh()
            self.line(f"{name} = {value}")
            scope.append(name)
        elif kind == 3:
            self.line(f"{r.choice(scope)} {r.choice(['+', '-', '*', '&', '|', '^'])}= {self.expression(scope, 1)}")
        elif kind == 4:
            if self.kind == "gen":
                self.line(f"yield {self.expression(scope, 1)}")
            else:
                self.line(f"show({self.expression(scope, 1)})")
        elif kind == 5:
            a, b = self.fresh(), self.fresh()
            self.line(f"{a}, {b} = {self.expression(scope, 2)}, {self.expression(scope, 2)}")
            scope += [a, b]
        elif kind <= 7:
            self.line(f"if {self.expression(scope, 1)}:")
            self.nested(scope, depth)
            if r.random() < 0.5:
                self.line("else:")
                self.nested(scope, depth)
        elif kind <= 9 and self.loops < 3:
            self.loops += 1
            name = self.fresh("i")
            over = r.choice([f"range({r.randint(0, 12)})", "range(10, 0, -3)", "'abc'", "[1, 2.5, 'x']", "{'k': 1, 'l': 2}"])
            self.line(f"for {name} in {over}:")
            inner = scope + [name]
            self.indent += 1
            self.block(inner, depth + 1)
            if r.random() < 0.3:
                self.line(f"if {self.expression(inner, 2)}: {r.choice(['break', 'continue'])}")
            self.indent -= 1
            if r.random() < 0.3:
                self.line("else:")
                self.nested(scope, depth)
            self.loops -= 1
        elif kind == 10 and self.loops < 3:
            self.loops += 1
            name = self.fresh("w")
            self.line(f"{name} = {r.randint(1, 9)}")
            self.line(f"while {name} > 0:")
            self.indent += 1
            self.line(f"{name} -= 1")
            self.block(scope + [name][:0], depth + 1)
            self.indent -= 1
            self.loops -= 1
        elif kind <= 12:
            self.line("try:")
            self.nested(scope, depth)
            self.line(f"except {r.choice(['Exception', 'TypeError', '(ValueError, TypeError)', 'ZeroDivisionError'])} as e:")
            self.indent += 1
            self.line("show(type(e).__name__, str(e))")
            self.indent -= 1
            if r.random() < 0.3:
                self.line("else:")
                self.nested(scope, depth)
            if r.random() < 0.3:
                self.line("finally:")
                self.indent += 1
                self.line(f"show('finally', {self.expression(scope, 2)})")
                self.indent -= 1
        elif kind == 13:
            name = self.fresh("g")
            caught = r.choice(scope)
            self.line(f"{name} = lambda q, z={self.expression(scope, 2)}: ({self.expression(scope + ['q', 'z'], 1)}, {caught})")
            scope.append(f"{name}({self.number()})")
            # What follows may only read a call, never assign to it.
            scope.pop()
            self.line(f"show({name}({self.argument()}))")
        else:
            subject = self.expression(scope, 2)
            a, b = self.fresh(), self.fresh()
            self.line(f"match {subject}:")
            self.line(f"    case [{a}, *{b}]: show('sequence', {a}, {b})")
            self.line(f"    case int({a}) if {a} > 3: show('int', {a})")
            self.line(f"    case str() | None: show('text or none')")
            self.line(f"    case _: show('other')")

    def expression(self, scope, depth):
        r = self.random
        if depth > 3 or r.random() < 0.2:
            return r.choice([r.choice(scope), r.choice(scope), self.number(), self.real(), self.text(), "None", "True"])
        e = lambda: self.expression(scope, depth + 1)
        kind = r.randrange(16)
        if kind <= 4:
            op = r.choice(["+", "-", "*", "+", "-", "*", "//", "%", "/", "&", "|", "^"])
            return f"({e()} {op} {e()})"
        if kind == 5:
            return f"({e()} {r.choice(['<', '<=', '==', '!=', '>', 'in', 'not in'])} {e()})"
        if kind == 6:
            return f"({e()} {r.choice(['and', 'or'])} {e()})"
        if kind == 7:
            return f"({r.choice(['not ', '-', '+', '~'])}{e()})"
        if kind == 8:
            return f"({e()} if {e()} else {e()})"
        if kind == 9:
            return f"[{e()}, {e()}]"
        if kind == 10:
            return f"{{{self.number()}: {e()}, 'k': {e()}}}"
        if kind == 11:
            name = self.fresh("c")
            return f"[{self.expression(scope + [name], depth + 2)} for {name} in range({r.randint(0, 5)})]"
        if kind == 12:
            f = r.choice(["len", "str", "bool", "repr", "abs", "int", "float", "sorted", "list", "type"])
            return f"type({e()}).__name__" if f == "type" else f"{f}({e()})"
        if kind == 13:
            return f"({e()})[{r.choice(['0', '-1', '1:', '::-1', ':2', repr('k')])}]"
        if kind == 14:
            return f"f'{{{e2(self, scope)}}}|{{{r.choice(scope)}!r:>6}}'"
        c = r.choice(self.classes)
        return r.choice([f"{c}()", f"{c}().method({e()})", f"{c}().prop", f"{c}({e()})"])


def e2(generator, scope):
    return generator.random.choice(scope)
