"""The numeric and binary modules: the same numbers, texts and bytes as CPython."""

import binascii
import cmath
import hashlib
import math
import random
import struct
import zlib

for n in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"):
    print(n, hashlib.new(n, b"abc" * 1000).hexdigest())
print(hashlib.shake_128(b"abc").hexdigest(40))
print(int.__basicsize__, (1<<90).__sizeof__(), hashlib.blake2s(b'x'*200,key=b'k',salt=b's',person=b'p',digest_size=20).hexdigest())
random.seed(12345)
print([random.random() for _ in range(3)], random.getrandbits(100), random.sample(range(1000),5), random.gauss(0,1), random.choices('abc',k=4))
random.seed('abc')
print(random.randint(1,10**30))
print(struct.pack("<hIq?d3s", -2, 7, 1 << 40, True, 1.5, b"ab"), struct.unpack(">ef", bytes(range(60, 66))))
print(binascii.b2a_base64(b"hello"), binascii.hexlify(b"abcde", ":", 2), binascii.crc_hqx(b"x", 0))
print(cmath.sqrt(-2), cmath.exp(1j), cmath.log(3 + 4j), cmath.acos(2), cmath.tanh(1 + 1j))
print(zlib.crc32(b'x'*100), zlib.decompress(zlib.compress(b'hello'*100))==b'hello'*100)
print(format(1234567.891,',.2f'), f'{255:#010x}', f'{-5:+d}', f'{3.14159:10.3e}|', f'{1e100:g}', '%08.3f|%-10d|%+x|%#o' % (3.14159,42,255,8), f'{1+2j:.2f}', f'{12345678:_}', f'{0b1111:_b}', f'{float("nan"):010.2f}', f'{-0.0:z.1f}')
print(math.fsum([.1]*10), math.hypot(3,4,12), math.gamma(5.5), math.lgamma(0.1), math.erf(.5), math.nextafter(1,2,steps=3), math.sumprod([1.5,2],[3,4]))
print(hash(1.5), hash(2**100), hash(-1), hash(float('inf')), hash(1+2j), hash(0.1), hash(5e-324), hash(1e300))
print(round(2.675,2), round(0.5), round(1.5), round(-2.5), round(1234,-2), round(1250,-2), 1e16.hex(), float.fromhex('0x1.8p3'))
