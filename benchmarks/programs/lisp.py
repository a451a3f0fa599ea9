"""A Lisp: reader, evaluator with environments, tail loops, and programs for it."""

import operator
import re


class Symbol(str):
    __slots__ = ()


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise NameError(name)


class Lambda:
    __slots__ = ("names", "body", "env")

    def __init__(self, names, body, env):
        self.names, self.body, self.env = names, body, env


def read(text):
    tokens = re.findall(r"[()']|[^\s()']+", text)
    position = 0

    def expression():
        nonlocal position
        token = tokens[position]
        position += 1
        if token == "(":
            items = []
            while tokens[position] != ")":
                items.append(expression())
            position += 1
            return items
        if token == "'":
            return [Symbol("quote"), expression()]
        try:
            return int(token)
        except ValueError:
            return Symbol(token)

    program = []
    while position < len(tokens):
        program.append(expression())
    return program


def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        head = x[0]
        if head == "quote":
            return x[1]
        if head == "if":
            x = x[2] if evaluate(x[1], env) is not False else x[3]
        elif head == "define":
            env[x[1]] = evaluate(x[2], env)
            return None
        elif head == "set!":
            env.find(x[1])[x[1]] = evaluate(x[2], env)
            return None
        elif head == "lambda":
            return Lambda(x[1], x[2], env)
        elif head == "begin":
            for e in x[1:-1]:
                evaluate(e, env)
            x = x[-1]
        elif head == "let":
            names = [n for n, _ in x[1]]
            env = Env(names, [evaluate(v, env) for _, v in x[1]], env)
            x = x[2]
        else:
            f, *args = [evaluate(e, env) for e in x]
            if isinstance(f, Lambda):
                env = Env(f.names, args, f.env)
                x = f.body
            else:
                return f(*args)


def base():
    return Env(
        ["+", "-", "*", "<", "=", "mod", "cons", "car", "cdr", "null?", "list"],
        [
            operator.add,
            operator.sub,
            operator.mul,
            operator.lt,
            operator.eq,
            operator.mod,
            lambda a, b: [a, *b],
            lambda a: a[0],
            lambda a: a[1:],
            lambda a: a == [],
            lambda *a: list(a),
        ],
    )


PROGRAM = """
(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))))
(define loop (lambda (n acc) (if (= n 0) acc (loop (- n 1) (+ acc (mod n 7))))))
(define map (lambda (f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l))))))
(define make (lambda (n) (lambda () (begin (set! n (+ n 1)) n))))
(define tick (make 10))
(list (fib 18) (loop 12000 0) (map (lambda (x) (* x x)) '(1 2 3 4)) (let ((a (tick)) (b (tick))) (+ a b)))
"""


def run():
    result = None
    env = base()
    for expression in read(PROGRAM):
        result = evaluate(expression, env)
    return result


if __name__ == "__main__":
    import harness

    harness.main(run)
