"""Uses many modules of the library a little, so that what they define and run is compiled."""
import sys

NAMES = """
abc argparse ast asyncio base64 bisect calendar cmd codecs collections colorsys compileall configparser
contextlib copy csv dataclasses datetime decimal difflib dis doctest email.message email.parser enum filecmp
fileinput fnmatch fractions ftplib functools gettext glob graphlib gzip hashlib heapq html html.parser http.client
http.cookies http.server imaplib inspect io ipaddress json keyword linecache locale logging logging.config mailbox
mimetypes modulefinder ntpath numbers operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib
poplib posixpath pprint profile pstats py_compile pyclbr pydoc queue quopri random re reprlib rlcompleter runpy
sched secrets selectors shelve shlex shutil smtplib socket socketserver sqlite3 statistics string stringprep struct
subprocess symtable sysconfig tarfile tempfile textwrap threading timeit token tokenize tomllib trace traceback
tracemalloc types typing unittest unittest.mock urllib.parse urllib.request uuid warnings wave weakref
xml.dom.minidom xml.etree.ElementTree xmlrpc.client zipapp zipfile
"""
done = 0
for name in NAMES.split():
    try:
        __import__(name)
        done += 1
    except ImportError:
        pass
import argparse, ast, configparser, csv, datetime, difflib, fractions, inspect, io, json, pprint, re, shlex, statistics
import string, textwrap, tokenize, traceback, urllib.parse

for _ in range(3):
    source = inspect.getsource(textwrap)
    tree = ast.parse(source)
    ast.unparse(tree)
    list(tokenize.generate_tokens(io.StringIO(source).readline))
    list(difflib.unified_diff(source.splitlines(), source.replace("e", "E").splitlines()))[:3]
    textwrap.wrap(source, 60)
    re.findall(r"(?i)(\w+)\s*=(?!=)|[(](?P<b>[^)]*)[)]", source)
    pprint.pformat({str(i): list(range(i)) for i in range(30)})
    json.loads(json.dumps([{"a": i, "b": [1.5, None]} for i in range(20)], indent=1))
    fractions.Fraction(3, 7) ** 5 + fractions.Fraction("1.25")
    statistics.stdev(range(50)), statistics.quantiles(range(50))
    urllib.parse.urlsplit("http://u:p@host:80/p;x?q=1#f"), urllib.parse.parse_qs("a=1&b=2&a=3")
    shlex.split("a 'b c' \"d\""), string.Template("$a ${b}").substitute(a=1, b=2)
    parser = argparse.ArgumentParser(prog="x")
    parser.add_argument("--n", type=int)
    parser.parse_args(["--n", "3"]), parser.format_help()
    config = configparser.ConfigParser()
    config.read_string("[a]\nb = %(c)s\nc = 1\n")
    config["a"]["b"]
    list(csv.DictReader(["a,b", "1,2"])), datetime.datetime.fromisoformat("2020-01-02T03:04:05").isoformat()
    try:
        json.loads("{")
    except ValueError:
        traceback.format_exc()
print(done > 100)
