package jyston.frontend.lexer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Identifiers of one source, each decoded once. The first entries are the keywords. */
public final class NameTable {
  private String[] names = new String[128];
  private int[] hashes = new int[128];
  private int[] table = new int[256];
  private int count;
  private Map<String, Integer> others;

  NameTable() {
    for (int i = 0; i < Tok.keywordCount(); i++) {
      String k = Tok.keyword(i);
      int h = 0;
      for (int j = 0; j < k.length(); j++) {
        h = h * 31 + k.charAt(j);
      }
      insert(k, h);
    }
  }

  /** The identifier with this index. */
  public String get(int index) {
    return names[index];
  }

  /** Index of an ASCII identifier; {@code hash} is the polynomial hash (31) of its bytes. */
  int ascii(byte[] src, int from, int to, int hash) {
    int mask = table.length - 1;
    int slot = (hash ^ hash >>> 15) & mask;
    int n = to - from;
    int e;
    while ((e = table[slot]) != 0) {
      if (hashes[e - 1] == hash) {
        String s = names[e - 1];
        if (s.length() == n) {
          int i = 0;
          while (i < n && s.charAt(i) == src[from + i]) {
            i++;
          }
          if (i == n) {
            return e - 1;
          }
        }
      }
      slot = (slot + 1) & mask;
    }
    return insert(new String(src, from, n, StandardCharsets.ISO_8859_1), hash);
  }

  /** Index of any identifier. */
  int of(String name) {
    boolean ascii = true;
    int h = 0;
    for (int i = 0; i < name.length(); i++) {
      ascii &= name.charAt(i) < 128;
      h = h * 31 + name.charAt(i);
    }
    if (ascii) {
      return ascii(name.getBytes(StandardCharsets.ISO_8859_1), 0, name.length(), h);
    }
    if (others == null) {
      others = new HashMap<>();
    }
    Integer known = others.get(name);
    if (known == null) {
      known = append(name, 0);
      others.put(name, known);
    }
    return known;
  }

  private int append(String s, int hash) {
    if (count == names.length) {
      names = java.util.Arrays.copyOf(names, count * 2);
      hashes = java.util.Arrays.copyOf(hashes, count * 2);
    }
    names[count] = s;
    hashes[count] = hash;
    return count++;
  }

  private int insert(String s, int hash) {
    int index = append(s, hash);
    if (count * 2 > table.length) {
      int[] bigger = new int[table.length * 2];
      for (int e : table) {
        if (e != 0) {
          place(bigger, e, hashes[e - 1]);
        }
      }
      table = bigger;
    }
    place(table, index + 1, hash);
    return index;
  }

  private static void place(int[] table, int entry, int hash) {
    int mask = table.length - 1;
    int slot = (hash ^ hash >>> 15) & mask;
    while (table[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    table[slot] = entry;
  }
}
