package jyston.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The list of one test module: {@code tests/conformance/MODULE.txt}. A module that has a list must
 * pass; each line {@code test_id # reason} takes one test out ({@code *} at the end of the id
 * stands for any rest).
 */
public final class TestList {
  private final Map<String, String> exclusions = new LinkedHashMap<>();

  /** Reads a list; a file that does not exist excludes nothing. */
  public static TestList read(Path file) {
    TestList list = new TestList();
    if (!Files.exists(file)) {
      return list;
    }
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
          continue;
        }
        int hash = text.indexOf('#');
        String reason = hash < 0 ? "" : text.substring(hash + 1).strip();
        if (reason.isEmpty()) {
          throw new IllegalArgumentException(file + ":" + number + ": an exclusion needs a reason");
        }
        list.exclusions.put(text.substring(0, hash).strip(), reason);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return list;
  }

  /** The exclusion that covers {@code id}, or null. */
  public String exclusion(String id) {
    if (exclusions.containsKey(id)) {
      return id;
    }
    for (String e : exclusions.keySet()) {
      if (e.endsWith("*") && id.startsWith(e.substring(0, e.length() - 1))) {
        return e;
      }
    }
    return null;
  }

  /** Every exclusion. */
  public Set<String> exclusions() {
    return exclusions.keySet();
  }

  /** The modules that have a list in {@code folder}. */
  public static Set<String> modules(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.startsWith("test_") && n.endsWith(".txt"))
          .map(n -> n.substring(0, n.length() - ".txt".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
