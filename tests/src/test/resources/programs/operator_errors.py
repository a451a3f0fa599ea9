"""Every operator with operands of every kind: results and messages."""

import warnings

warnings.simplefilter("ignore")
import operator, re
def norm(r):
    if isinstance(r, (set, frozenset)):
        r = sorted(map(repr, r))
    s=repr(r)
    s=re.sub(r'0x[0-9a-f]+','0x',s)
    return s if len(s)<200 else str(len(s))
class C:
    def __repr__(self): return 'C()'
class I:
    def __repr__(self): return 'I()'
    def __index__(self): return 2
class S(str): pass
class L(list): pass
vals=[1,"ab",None,[1,2],(1,2),1.5,b"xy",bytearray(b'pq'),{1:2},frozenset([1]),C(),I(),2**70,range(3),2j,S('q'),L([3]),int,memoryview(b'ab')]
ops=[operator.add,operator.sub,operator.mul,operator.matmul,operator.truediv,operator.floordiv,operator.mod,divmod,operator.and_,operator.or_,operator.xor,operator.lt,operator.le,operator.eq,operator.ne,operator.gt,operator.ge,operator.getitem,operator.contains,operator.iadd,operator.isub,operator.imul,operator.ior,operator.iand,operator.imatmul,operator.delitem,operator.lshift,operator.rshift,pow]
import copy
for op in ops:
    for a in vals:
        for b in vals:
            if op in (operator.lshift,pow,operator.mul,operator.imul) and (b==2**70 or a==2**70): continue
            try: out='ok '+norm(op(copy.copy(a) if not isinstance(a,(memoryview,type({}.keys()))) else a,b))
            except BaseException as e: out=type(e).__name__+' '+norm(str(e))
            print(op.__name__,norm(a).replace(' ',''),norm(b).replace(' ',''),'{}',out)
for op in [operator.neg,operator.pos,operator.invert,operator.not_,operator.index,abs,len,iter,next,hash,int,float,complex,str,bool,operator.truth,list,tuple,set,dict,sum,min,max,sorted,any,all,bytes,round,chr,ord,hex,oct,bin,callable,reversed,enumerate,operator.length_hint]:
    for a in vals:
        if op is hash and not isinstance(a,(list,set,dict)): continue
        if op is bytes and isinstance(a,int): continue
        try: out='ok '+norm(op(a))
        except BaseException as e: out=type(e).__name__+' '+norm(str(e))
        print(op.__name__,norm(a).replace(' ',''),'{}',out)
