"""Bases, MRO, layouts, __new__ and __dict__ of classes: what may be changed, and the messages."""

def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class A: pass
class B: pass
def f(): A.__bases__=(B,)
attempt(f)
class C(A): pass
class D(dict): pass
def f(): C.__bases__=(D,)
attempt(f)
def f(): C.__bases__=(B,); return C.__bases__
attempt(f)
def f(): C.__bases__=(object,); return C.__bases__
attempt(f)
class S: __slots__=('a',)
class S2: __slots__=('a','b')
class T(S): pass
def f(): T.__bases__=(S2,); return C.__bases__
attempt(f)
def f(): a=A(); a.__class__=S
attempt(f)
def f(): a=A(); a.__class__=D
attempt(f)
def f(): a=A(); a.__class__=int
attempt(f)
class W: __slots__=('__weakref__',)
class W1: __slots__=('__dict__',)
def f(): a=W(); a.__class__=W1
attempt(f)
def f(): a=W(); a.__class__=A
attempt(f)
import warnings
warnings.simplefilter('always')
warnings.showwarning = lambda *a: print(a[0], a[1])
Q=type('Q',(),{1:2})
class M(type):
    def mro(cls): return ()
attempt(lambda: M('x',(),{}))
class M(type):
    def mro(cls):
        print(cls.__mro__, isinstance(cls, M))
        attempt(lambda: cls.foo)
        attempt(lambda: cls())
        attempt(lambda: cls.__bases__)
        if cls.__name__ != "Z": attempt(lambda: type("Z",(cls,),{}))
        attempt(lambda: issubclass(cls,object))
        attempt(lambda: cls.__name__)
        attempt(lambda: repr(cls))
        attempt(lambda: cls.__doc__)
        return type.mro(cls)
attempt(lambda: M('x',(),{'foo':1}))
class M(type):
    def mro(cls): return (B,)
attempt(lambda: M('x',(),{}))
class M(type):
    def mro(cls): return (1,)
attempt(lambda: M('x',(),{}))
class M(type):
    def mro(cls): return (cls, dict,)
attempt(lambda: M('x',(),{}))
class M(type):
    def mro(cls): return 1
attempt(lambda: M('x',(),{}))
d=A.__dict__['__dict__']
class MT(type, A): pass
class X(metaclass=MT): pass
attempt(lambda: d.__get__(X))
attempt(lambda: d.__set__(X,{}))
attempt(lambda: d.__delete__(X))
attempt(lambda: type('Z',(A,A),{}))
attempt(lambda: type('Z',(object, A),{}))
class L: __new__=list.__new__
attempt(lambda: type(L()))
attempt(lambda: L(1))
class L(list): __new__=object.__new__
attempt(lambda: (type(L()), L([1])))
attempt(lambda: object.__new__(list))
attempt(lambda: object.__new__(L))
attempt(lambda: list.__new__(object))
attempt(lambda: object.__new__())
attempt(lambda: object.__new__(1))
class A0:
    def __new__(cls,*a): return object.__new__(cls)
class A1(A0):
    __new__=object.__new__
    def __init__(self, x): pass
attempt(lambda: type(A1(1)))
attempt(lambda: A1(1))
del A0.__new__
attempt(lambda: A0(1))
attempt(lambda: type(A0()))
attempt(lambda: A.__bases__ is A.__bases__)
attempt(lambda: A.__mro__ is A.__mro__)
