import idna

for name in ("b\u00fccher.example", "\u043f\u0440\u0438\u043c\u0435\u0440.example", "fa\u00df.de"):
    encoded = idna.encode(name)
    print(encoded, idna.decode(encoded) == name)
try:
    idna.encode("a\u0300\u200dx")
except idna.IDNAError as e:
    print(type(e).__name__, e)
