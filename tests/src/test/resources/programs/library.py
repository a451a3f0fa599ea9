"""Everyday library modules."""

import argparse
import base64
import collections
import contextlib
import copy
import csv
import datetime
import functools
import hashlib
import heapq
import io
import itertools
import json
import operator
import os.path
import pickle
import random
import re
import string
import struct
import sys
import textwrap
import time
import types
import typing
import weakref

print(json.dumps({"a": [1, 2.5, None, True, "\u00e9"]}, sort_keys=True), json.loads('{"x": [1e3, "\\u00e9"]}'))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.findall(r"\d+", "a1b22"), re.split(r"[,;]", "a,b;c"))
m = re.match(r"(?P<y>\d{4})-(?P<m>\d\d)", "2024-05-06")
print(m.groupdict(), m.span("m"), re.fullmatch("a*", "aaa") is not None, re.compile("x", re.I).flags)
print(collections.Counter("banana").most_common(1), collections.deque([1, 2, 3], 2), collections.ChainMap({"a": 1}, {"b": 2})["b"])
dd = collections.defaultdict(list)
dd["k"].append(1)
print(dd, collections.OrderedDict(a=1), collections.namedtuple("N", "a b")(1, 2))
print(list(itertools.chain([1], [2])), list(itertools.combinations("abc", 2))[:2], list(itertools.accumulate([1, 2, 3])), list(itertools.groupby("aab"))[0][0])
print(list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.product("ab", repeat=2))[-1], list(itertools.zip_longest([1], [2, 3])), list(itertools.batched("abcde", 2)))
print(functools.reduce(operator.mul, range(1, 6)), functools.partial(int, base=2)("101"), functools.lru_cache(lambda x: x)(3))
random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abc"), random.sample(range(50), 3), random.gauss(0, 1), random.getrandbits(70))
h = [5, 1, 4]
heapq.heapify(h)
print(heapq.heappop(h), heapq.nlargest(2, h), struct.pack("<iHd", 1, 2, 3.0).hex(), struct.unpack(">h", b"\xff\xfe"), struct.calcsize("bi"))
print(base64.b64encode(b"hello"), hashlib.sha256(b"x").hexdigest()[:16], hashlib.md5(b"").hexdigest()[:8])
buf = io.StringIO()
csv.writer(buf).writerows([["a", "b,c"], [1, 'q"q']])
print(repr(buf.getvalue()), list(csv.reader(["x,y", '"1,2",3'])))
with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(ZeroDivisionError):
    print("hidden")
    1 / 0
print(repr(out.getvalue()), textwrap.fill("the quick brown fox", 10).split("\n"), string.Template("$a-${b}").substitute(a=1, b=2))
print(datetime.date(2024, 2, 29).isoformat(), datetime.datetime(2024, 1, 1) + datetime.timedelta(days=1.5), datetime.datetime.fromisoformat("2024-05-06T07:08:09+02:00").utcoffset())
o = copy.deepcopy({"a": [1, {2}]})
print(o, pickle.loads(pickle.dumps([1, "a", {2: (3,)}, None, 1.5])), types.SimpleNamespace(a=1), operator.itemgetter(1)("abc"))
p = argparse.ArgumentParser(prog="p")
p.add_argument("-n", type=int, default=1)
p.add_argument("files", nargs="*")
print(p.parse_args(["-n", "3", "a", "b"]), os.path.join("a", "..", "b"), os.path.normpath("a/../b"), os.path.splitext("x.tar.gz"))
b = io.BytesIO(b"line1\nline2\n")
print(b.readline(), b.read(3), b.tell(), b.seek(0), io.TextIOWrapper(b, "utf-8").readlines())


class Ref:
    pass


r = Ref()
w = weakref.ref(r)
print(w() is r, typing.Optional[int], list[int], int | None, typing.get_type_hints(Ref), time.strftime("%Y", time.gmtime(0)))
print(sys.version_info[:2], sys.maxsize, sys.byteorder, sys.implementation.cache_tag is not None, sys.getrecursionlimit())
