"""Tracebacks with their marks, of one failing statement after another."""

import traceback, sys
cases = r'''
1/0
a.b
(1).x
x = {}['k']
[1,2][5]
[1,2]['a']
f(1,2)(3)
(lambda: 0)(1)
"a" + 1
1 + "a" + "b"
foo.bar.baz
print(a, b, c)
[x for x in 5]
[1/0 for x in [1]]
{x: 1/0 for x in [1]}
sum(1/x for x in [0])
del undefined
del {}['a']
import nonexist
from os import nonexist
from nonexist.sub import x
import os.nonexist
raise ValueError
raise ValueError("x")
raise ValueError("x") from KeyError("y")
raise 5
raise ValueError from 5
assert 0
assert 0, "msg"
assert (1 == 2), ["list"]
x: int = 1/0
x = y = z = 1/0
a, b = 1
a, b = 1, 2, 3
a, *b = ()
(a, b), c = 1, 2
for a, b in [1]: pass
for x in None: pass
while 1/0: pass
if 1/0: pass
with 5: pass
with open("/nonexist/file") as f: pass
return_ = int("x")
int("12", base=99)
"abc".foo()
"abc".upper(1)
"abc".upper().lower().foo.bar
f"{1/0}"
f"{a!r:>{1/0}}"
x = not undefined
x = -"a"
x = ~1.5
x = 1 if 1/0 else 2
x = 1 and 1/0 or 2
x = 1 < "a"
x = 1 < 2 < "a"
x = 1 in 5
x = "a" in 5
x = [*5]
x = {**5}
x = f(*5)
print(*5)
print(**5)
print(**{1:2})
print(a=1)
len()
len(1, 2)
len(5)
"%d" % "a"
"{}".format()
"{x}".format()
[].pop()
{}.popitem()
set().pop()
[1].remove(2)
[1].index(2)
"a".index("b")
(1,).index(2)
next(iter([]))
next(5)
iter(5)
x = [1,2,3]; x[1:2] = 5
x = [1,2,3]; x[::2] = [1]
x = (1,2); x[0] = 1
x = "abc"; x[0] = "d"
x = 5; x[0] = 1
x = 5; x[0]
x = 5; x.y = 1
x = 5; del x.y
x = 5; x()
x = None; x.y
x = []; x += 5
x = 1; x += "a"
x = {}; x |= 5
@undefined\ndef f(): pass
@(lambda: 0)\ndef f(): pass
def f(x=1/0): pass
def f(x: undefined): pass
class A(undefined): pass
class A(5): pass
class A(int, str): pass
class A(bool): pass
class A(metaclass=5): pass
class A(x=5): pass
class A:\n    x = 1/0
class A:\n    def f(self): return self.y\nA().f()
class A:\n    __slots__ = ("x",)\nA().x
class A:\n    __slots__ = ("x",)\nA().y = 1
class A:\n    def __init__(self, a): pass\nA()
class A:\n    def __init__(self): return 5\nA()
class A:\n    def __new__(cls): return 5\nA(1)
def f(a, b, c): pass\nf(1)
def f(a, b, c): pass\nf(1, d=2)
def f(a, b, c): pass\nf(1, 2, 3, 4)
def f(a, b=1, *, c): pass\nf(1)
def f(a, b=1, *, c, d): pass\nf(1)
def f(a, /): pass\nf(a=1)
def f(abc): pass\nf(abd=1)
def f(a): pass\nf(1, a=2)
def f(*, a): pass\nf(1)
def f(): pass\nf(1, 2)
def f():\n    def g(): return y\n    return g()\n    y = 1\nf()
def f():\n    yield 1\nf().send(5)
def f():\n    yield 1/0\nlist(f())
def f(): return f()\nimport sys; sys.setrecursionlimit(60)\nf()
try:\n    1/0\nexcept TypeError: pass
try:\n    1/0\nexcept ZeroDivisionError as e:\n    raise KeyError(1)
try:\n    1/0\nexcept ZeroDivisionError as e:\n    raise KeyError(1) from e
try:\n    1/0\nexcept ZeroDivisionError as e:\n    raise KeyError(1) from None
try:\n    1/0\nfinally:\n    [][0]
try:\n    try:\n        1/0\n    finally:\n        raise\nexcept ValueError: pass
raise
raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [OSError(2, "x", "f")])])
e = ValueError("a"); e.add_note("note1"); e.add_note("note\\n2"); raise e
raise SyntaxError("msg")
raise SyntaxError("msg", ("f.py", 1, 2, "text line", 1, 5))
raise KeyError("a\\nb")
raise UnicodeDecodeError("utf-8", b"abc", 1, 2, "why")
b"\\xff".decode()
"\\udc00".encode()
"é".encode("ascii")
exec("x = = 1")
eval("1 +")
compile("def f(:", "fn", "exec")
int.foo
type.foo
object().foo
(5).__foo
import sys; sys.foo
import os; os.path.foo
import collections; collections.OrderDict
x = [1, 2, 3].appendd(4)
abs.foo
x = (\n    1 +\n    "a"\n)
print(\n   1,\n   2 / 0,\n   3)
x = foo(a=1,\n    b=2)
x = [1,\n  2,\n  1/0]
result = some_undefined_function_name(1)
x = 1; y = x.real.imag.foo
x = "ab"[1:2][5]
x = {"a": {"b": 1}}["a"]["c"]
(a.b for a in [1]).__next__()
lst = [1]; lst[0][1]
lst = [1]; lst[0][1] = 2
lst = [[1]]; lst[0][0].x.y = 2
x = lambda: undefined\nx()
match 1/0:\n    case 1: pass
match 5:\n    case undefined.x: pass
match 5:\n    case int(1, 2): pass
global_var = (yield_ := 1/0)
type X = 1/0\nX.__value__
def f[T](x: T) -> T: return x/0\nf(1)
class A[T]: x = T.foo
x = 5 @ 3
x = 1 << -1
x = 2 ** -1 // 0
x = 1 % 0
x = 1.0 // 0
divmod(1, 0)
pow(0, -1)
pow(2, -1, 4)
float("x")
complex("x")
bytes([300])
chr(-1)
ord("ab")
round("a")
min([])
max(1)
sorted([1, "a"])
[3, "a"].sort()
zip(1)
map(5, [1]).__next__()
input.foo
range(1.5)
slice(1).foo
isinstance(1, 5)
issubclass(1, int)
super().foo
super(int, "a")
hash([])
{[]: 1}
{1: 2, []: 3}
{[], 1}
getattr(5, "x")
setattr(5, "x", 1)
vars(5)
dir.x
id()
__import__("nonexist")
__import__(5)
print(end=5)
print(sep=5)
print(file=5)
"a".join([1])
"a".join(5)
"a".split("")
"a".replace(1, 2)
"a".encode("nonexist")
"abc".center()
b"a" + "b"
bytearray(b"a").append(300)
memoryview(b"a")[0] = 1
[].__getitem__("a")
(1).__add__()
object.__new__(5)
type("A", (), {}, x=1)
type("A", 5, {})
'''.strip().split('\n')
for c in cases:
    src=c.replace('\\n','\n')
    print('=== ',c)
    import linecache
    linecache.cache['<case>']=(len(src),None,src.splitlines(True),'<case>')
    sys.setrecursionlimit(1000)
    try:
        exec(compile(src,'<case>','exec'),{'__name__':'case'})
    except BaseException as e:
        import io
        s=io.StringIO(); traceback.print_exception(e,file=s)
        print(s.getvalue().split('\n',3)[3] if False else s.getvalue())
    else: print('ok')
