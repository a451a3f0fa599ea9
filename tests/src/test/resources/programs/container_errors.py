"""Containers that change while they are iterated, and what their operations refuse."""

import array
def t(f):
    try: print(f.__name__, f())
    except BaseException as e: print(f.__name__, type(e).__name__, e)
@t
def dict_grow():
    d = {1: 1}
    for k in d: d[k + 1] = 1
@t
def dict_shrink():
    d = dict.fromkeys(range(5))
    for k in d: del d[k]
@t
def dict_same_size():
    d = {1: 1, 2: 2}
    r = []
    for k in d:
        r.append(k)
        if len(r) > 5: break
        del d[k]; d[k + 10] = 0
    return r
@t
def dict_items_changed():
    d = {1: 1, 2: 2}
    r = []
    for k, v in d.items():
        d[2] = 99
        r.append((k, v))
    return r
@t
def dict_rev():
    d = {1: 1, 2: 2}
    it = reversed(d)
    d[3] = 3
    return list(it)
@t
def set_grow():
    s = {1}
    for x in s: s.add(x + 1)
@t
def list_grow():
    l = [1]
    for x in l:
        if x < 5: l.append(x + 1)
    return l
@t
def list_shrink():
    l = list(range(10))
    r = []
    for x in l:
        r.append(x); l.remove(x)
    return r, l
@t
def list_rev():
    l = [1, 2, 3]
    it = reversed(l)
    next(it); l.clear()
    return list(it), it.__length_hint__()
@t
def list_sort_mut():
    l = [3, 2, 1]
    l.sort(key=lambda x: l.append(1) or x)
@t
def list_index_mut():
    class E:
        def __eq__(self, o):
            l.clear(); return False
    l = [E(), E()]
    return l.index(3) if False else (3 in l), l
from collections import deque, OrderedDict, defaultdict, Counter
@t
def deque_mut():
    d = deque([1, 2])
    for x in d: d.append(1)
@t
def deque_rot():
    d = deque([1, 2, 3])
    it = iter(d); next(it); d.rotate(1)
    return list(it)
@t
def od_mut():
    d = OrderedDict(a=1)
    for k in d: d[k + "x"] = 1
@t
def od_move():
    d = OrderedDict.fromkeys("abc")
    r = []
    for k in d:
        r.append(k)
        if len(r) == 1: d.move_to_end("a")
    return r
@t
def od_del():
    d = OrderedDict.fromkeys("abc")
    for k in d: del d[k]
@t
def counter_mut():
    c = Counter("aab")
    for k in c: c[k * 2] = 1
@t
def bytearray_mut():
    b = bytearray(b"abc")
    r = []
    for x in b:
        r.append(x)
        if len(r) < 6: b.append(100)
    return bytes(r)
@t
def array_mut():
    a = array.array("i", [1, 2])
    r = []
    for x in a:
        r.append(x)
        if len(r) < 5: a.append(x)
    return r
@t
def dict_update_self():
    class K:
        def keys(self): return iter([1, 2])
        def __getitem__(self, k):
            d.clear(); return k
    d = {5: 5}
    d.update(K())
    return d
@t
def set_update_iter():
    s = {1, 2, 3}
    def g():
        for x in s: yield x + 1
    s.update(g())
@t
def dict_view_ops():
    d = {1: 2}
    return d.keys() & d, d.items() - {(1, 2)}, d.keys() ^ [3], sorted(d.keys() | [0])
@t
def zip_strict(): return list(zip([1], [1, 2], strict=True))
@t
def zip_strict2(): return list(zip([1, 2], [1], strict=True))
@t
def unpack(): a, b = [1, 2, 3]
@t
def unpack2(): a, b, c = 1, 2
@t
def unpack3(): a, *b, c = [1]
@t
def unpack4(): a, b = 5
@t
def unpack5(): a, b = {1: 2, 3: 4, 5: 6}
@t
def dict_unhash(): return {[]: 1}
@t
def set_unhash(): return {{}}
@t
def dict_seq(): return dict([(1, 2), (3,)])
@t
def dict_seq2(): return dict([1])
@t
def dict_seq3(): return dict(1)
@t
def dict_kw(): return dict(**{1: 2})
@t
def dict_pop(): return {}.pop("k")
@t
def dict_popitem(): return {}.popitem()
@t
def set_pop(): return set().pop()
@t
def list_pop(): return [].pop()
@t
def list_pop2(): return [1].pop(5)
@t
def deque_pop(): return deque().popleft()
@t
def list_remove(): return [1].remove(2)
@t
def list_index(): return [1].index(2)
@t
def tuple_index(): return (1,).index(2)
@t
def deque_index(): return deque([1]).index(2)
@t
def deque_remove(): return deque([1]).remove(2)
@t
def set_remove(): return {1}.remove((1, 2))
@t
def list_str(): return [1]["a"]
@t
def tuple_str(): return (1,)["a"]
@t
def str_str(): return "a"["a"]
@t
def list_float(): return [1][1.0]
@t
def list_slice(): return [1]["a":]
@t
def list_set_slice(): l = [1, 2, 3]; l[::2] = [1]
@t
def list_set_slice2(): l = [1, 2, 3]; l[0:1] = 5
@t
def list_del(): l = [1]; del l[3]
@t
def tuple_set(): t = (1,); t[0] = 1
@t
def tuple_del(): t = (1,); del t[0]
@t
def str_set(): s = "a"; s[0] = 1
@t
def list_mul(): return [1] * "a"
@t
def list_mul2(): return [1] * 1.5
@t
def list_add(): return [1] + (1,)
@t
def tuple_add(): return (1,) + [1]
@t
def list_iadd(): l = [1]; l += 5
@t
def list_lt(): return [1] < (1,)
@t
def dict_lt(): return {} < {}
@t
def set_lt(): return {1} < [1]
@t
def set_or(): return {1} | [1]
@t
def dict_or(): return {1: 1} | [1]
@t
def dict_ior(): d = {1: 1}; d |= 5
@t
def deque_max(): return deque([1, 2, 3], 2), deque([1, 2, 3], maxlen=-1)
@t
def deque_ins(): d = deque([1], 1); d.insert(0, 5)
@t
def range_err(): return range(1.0)
@t
def range_idx(): return range(3)[5]
@t
def range_zero(): return range(1, 2, 0)
@t
def enum_err(): return enumerate(5)
@t
def rev_err(): return reversed({1})
@t
def iter_err(): return iter(5)
@t
def iter2_err(): return iter(5, 6)
@t
def next_err(): return next([])
@t
def map_err(): return list(map(5, [1]))
@t
def filter_err(): return list(filter(5, [1]))
@t
def sum_err(): return sum(["a"], "")
@t
def sum_err2(): return sum([[1]])
@t
def sorted_err(): return sorted([1, "a"])
@t
def min_err(): return min([])
@t
def max_err(): return max(1)
@t
def dd(): return defaultdict(5)
@t
def dd2(): return defaultdict(None)[1]
@t
def fromkeys(): return dict.fromkeys(5)
@t
def setdef(): return {}.setdefault([])
@t
def od_last(): return OrderedDict().popitem(last=False)
@t
def od_mte(): return OrderedDict().move_to_end("x")
