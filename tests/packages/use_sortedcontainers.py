from sortedcontainers import SortedDict, SortedKeyList, SortedSet, SortedList

l = SortedList((i * 7919) % 1009 for i in range(3000))
print(len(l), l[0], l[-1], l[100:103], l.bisect(500), l.count(7), list(l.irange(3, 5)))
l.discard(7)
l.update([-1, 5000])
print(l[0], l[-1], 7 in l)
d = SortedDict({c: i for i, c in enumerate("hello")})
print(d, d.peekitem(0), list(d.irange("f", "m")), d.popitem())
s = SortedSet([3, 1, 2]) | {9}
print(s, s[0], s & {1, 9}, SortedKeyList([-3, 2, 1], key=abs))
