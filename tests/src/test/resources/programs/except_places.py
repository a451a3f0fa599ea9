"""Tracebacks of except and except* clauses; the limits of recursion."""

import traceback, sys
def go(f):
    try: f()
    except BaseException as e: traceback.print_exc(file=sys.stdout)
def a():
    try:
        raise Exception(42)
    except* Exception as e:
        raise
def b():
    try:
        raise ValueError(42)
    except* TypeError as e:
        raise
def c():
    try:
        raise ExceptionGroup("x",[ValueError(42), TypeError(1)])
    except* TypeError as e:
        1/0
def d():
    try:
        raise ExceptionGroup("x",[ValueError(42), TypeError(1)])
    except* TypeError as e:
        1/0
    except* ValueError:
        raise KeyError
def e():
    try:
        raise ExceptionGroup("x",[ValueError(42), TypeError(1)])
    except* TypeError as e:
        x=1
        y=2
        raise e
def f():
    try:
        raise ExceptionGroup("x",[ValueError(42), TypeError(1)])
    except* (TypeError,
             OSError) as e:
        x=1
        y=2
    except* KeyError: pass
    else: print(1)
    finally: print(2)
for x in a,b,c,d,e,f: go(x)
class X:
    def __eq__(self,o): return self==o
try: X()==X()
except RecursionError as e: print(e)
class X:
    def __getattr__(self,o): return self.z
try: X().a
except RecursionError as e: print(e)
class X:
    def __repr__(self): return repr(self)
try: repr(X())
except RecursionError as e: print(e)
class X:
    def __str__(self): return str(self)
try: str(X())
except RecursionError as e: print(e)
class X:
    def __iter__(self): return iter(self)
try: iter(X())
except RecursionError as e: print(e)
class X:
    def __add__(self,o): return self+o
try: X()+1
except RecursionError as e: print(e)
class X:
    def __call__(self): return self()
try: X()()
except RecursionError as e: print(e)
class X:
    def __bool__(self): return bool(self)
try: bool(X())
except RecursionError as e: print(e)
l=[]
for i in range(5000): l=[l]
print(len(repr(l)))
print(l==l, )
m=[]
for i in range(5000): m=[m]
try: print(l==m)
except RecursionError as e: print(e)
for i in range(50000): m=[m]
try: repr(m)
except RecursionError as e: print(e)

def go(f):
    try: f()
    except BaseException as e: traceback.print_exc(file=sys.stdout)
def a():
    try:
        raise Exception(42)
    except* (5,
      6) as e:
        raise
def b():
    try:
        raise Exception(42)
    except* 5: raise
def c():
    try:
        raise Exception(42)
    except 5: raise
def d():
    try:
        raise Exception(42)
    except (5,
       6): raise
def e():
    try:
        raise Exception(42)
    except* ExceptionGroup: raise
for x in a,b,c,d,e: go(x)
