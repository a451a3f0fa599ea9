"""Writes the Unicode tables of the runtime from the bundled CPython's own data.

Run it with the bundled CPython 3.13:  python3.13 tools/unicode_tables.py OUTDIR [ALIASES]

ALIASES is an optional file of candidate names, one per line (character name aliases and named
sequences, which CPython looks up but does not list).

chars.bin  two-stage table of what str needs (case, classes)
db.bin     two-stage tables of what unicodedata needs, for the current version and for 3.2.0
names.bin  character names, aliases, sequences (deflated)
"""

import os
import struct
import sys
import unicodedata
import zlib

MAX = 0x110000
BLOCK = 128


def two_stage(records):
    """records: one hashable per code point -> (unique records, index1, blocks)."""
    unique = {}
    ids = [unique.setdefault(r, len(unique)) for r in records]
    blocks = {}
    index1 = []
    for i in range(0, MAX, BLOCK):
        index1.append(blocks.setdefault(tuple(ids[i:i + BLOCK]), len(blocks)))
    return list(unique), index1, list(blocks)


def write_stages(out, index1, blocks):
    out += struct.pack(">H", len(blocks))
    for i in index1:
        out += struct.pack(">H", i)
    for b in blocks:
        out += struct.pack(">%dH" % BLOCK, *b)


def text(s):
    b = s.encode("utf-8", "surrogatepass")
    return struct.pack(">H", len(b)) + b


def chars(path):
    records = []
    special = []
    for cp in range(MAX):
        c = chr(cp)
        lower, upper, title, fold = c.lower(), c.upper(), c.title(), c.casefold()
        if cp == 0x3A3:
            lower = "\u03c3"
        low = [s for s in (lower, upper, title, fold) if len(s) > 1]
        is_special = bool(low)
        if is_special:
            special.append((cp, lower, upper, title, fold))
        flags = 0
        ignorable = not ("\u0391\u03a3" + c + "A").lower()[1] == "\u03c2" and (
            "\u0391\u03a3" + c).lower()[1] == "\u03c2"
        cased = (c + "a").title()[-1] == "a"
        for bit, on in enumerate([
                c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(),
                unicodedata.category(c) == "Lt", c.isspace(), c.isprintable(), c.isidentifier(),
                ("a" + c).isidentifier(), len(("a" + c + "b").splitlines()) == 2, cased,
                ignorable, is_special]):
            flags |= bool(on) << bit
        delta = lambda s: 0 if is_special else ord(s) - cp
        records.append((flags, unicodedata.digit(c, 255) & 255, delta(lower), delta(upper),
                        delta(title), delta(fold)))
    unique, index1, blocks = two_stage(records)
    out = bytearray()
    out += struct.pack(">H", len(unique))
    for r in unique:
        out += struct.pack(">HBiiii", *r)
    write_stages(out, index1, blocks)
    out += struct.pack(">H", len(special))
    for s in special:
        out += struct.pack(">i", s[0]) + b"".join(text(x) for x in s[1:])
    with open(path, "wb") as f:
        f.write(out)


def db(path):
    out = bytearray()
    for u in (unicodedata, unicodedata.ucd_3_2_0):
        strings = {}
        numbers = {}
        records = []
        decomp = []
        excluded = []
        for cp in range(MAX):
            c = chr(cp)
            name = lambda s: strings.setdefault(s, len(strings))
            num = u.numeric(c, None)
            d = "" if 0xAC00 <= cp <= 0xD7A3 else u.decomposition(c)
            if d:
                decomp.append((cp, d))
                if not d.startswith("<") and u.normalize("NFC", c) != c:
                    excluded.append(cp)
            records.append((name(u.category(c)), name(u.bidirectional(c)),
                            name(u.east_asian_width(c)), u.combining(c), u.mirrored(c),
                            u.decimal(c, 255), u.digit(c, 255),
                            0 if num is None else 1 + numbers.setdefault(num, len(numbers))))
        unique, index1, blocks = two_stage(records)
        out += struct.pack(">H", len(strings)) + b"".join(text(s) for s in strings)
        out += struct.pack(">H", len(numbers)) + b"".join(struct.pack(">d", n) for n in numbers)
        out += struct.pack(">H", len(unique))
        for r in unique:
            out += struct.pack(">BBBBBBBH", *r)
        write_stages(out, index1, blocks)
        out += struct.pack(">H", len(decomp))
        for cp, d in decomp:
            out += struct.pack(">i", cp) + text(d)
        out += struct.pack(">H", len(excluded))
        for cp in excluded:
            out += struct.pack(">i", cp)
        # Characters whose decomposition was corrected later normalize by the old one.
        old = []
        for cp, d in decomp:
            if " " not in d:
                n = u.normalize("NFD", chr(cp))
                if n != u.normalize("NFD", chr(int(d, 16))):
                    old.append((cp, ord(n)))
        out += struct.pack(">H", len(old))
        for cp, n in old:
            out += struct.pack(">ii", cp, n)
    with open(path, "wb") as f:
        f.write(zlib.compress(bytes(out), 9))


def names(path, candidates):
    out = bytearray()
    ranges = []
    lines = []
    for cp in range(MAX):
        n = unicodedata.name(chr(cp), None)
        if n is None or n.startswith("HANGUL SYLLABLE "):
            continue
        suffix = "-%04X" % cp
        if n.endswith(suffix):
            prefix = n[:-len(suffix) + 1]
            if ranges and ranges[-1][2] == cp - 1 and ranges[-1][0] == prefix:
                ranges[-1][2] = cp
            else:
                ranges.append([prefix, cp, cp])
            continue
        lines.append((cp, n))
    out += struct.pack(">H", len(ranges))
    for prefix, a, b in ranges:
        out += text(prefix) + struct.pack(">ii", a, b)
    out += struct.pack(">i", len(lines))
    for cp, n in lines:
        out += struct.pack(">i", cp)
    body = "\n".join(n for _, n in lines).encode()
    out += struct.pack(">i", len(body)) + body
    extra = {}
    for n in candidates:
        try:
            s = unicodedata.lookup(n)
        except KeyError:
            continue
        if len(s) > 1 or unicodedata.name(s, None) != n.upper():
            extra[n.upper()] = s
    out += struct.pack(">H", len(extra))
    for n, s in sorted(extra.items()):
        out += text(n) + text(s)
    with open(path, "wb") as f:
        f.write(zlib.compress(bytes(out), 9))
    print(len(lines), "names", len(ranges), "ranges", len(extra), "aliases and sequences")


def main():
    where = sys.argv[1]
    candidates = set()
    if len(sys.argv) > 2:
        with open(sys.argv[2], encoding="utf-8") as f:
            candidates.update(line.strip() for line in f)
    chars(os.path.join(where, "chars.bin"))
    db(os.path.join(where, "db.bin"))
    names(os.path.join(where, "names.bin"), candidates)


main()
