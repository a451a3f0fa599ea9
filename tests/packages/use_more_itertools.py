import more_itertools as m

print(list(m.chunked(range(7), 3)), list(m.windowed([1, 2, 3, 4], 2)), m.first([], "none"))
print(list(m.interleave_longest("abc", "12")), list(m.unique_everseen("AbaB", key=str.lower)))
print([list(g) for g in m.split_at("a-b-c", lambda c: c == "-")], m.one([5]), list(m.roundrobin("ab", "c")))
p = m.peekable(range(3))
print(p.peek(), next(p), list(p), list(m.collapse([1, [2, [3, "ab"]]])), m.ilen(range(9)))
print(list(m.set_partitions("abc", 2)), list(m.distinct_permutations([1, 1, 2])))
