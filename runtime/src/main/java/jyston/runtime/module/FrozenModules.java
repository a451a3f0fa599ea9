package jyston.runtime.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import jyston.frontend.code.Code;
import jyston.frontend.code.CodeReader;
import jyston.frontend.code.CodeWriter;
import jyston.runtime.Compiler;
import jyston.runtime.Interpreter;
import jyston.runtime.PyBytes;
import jyston.runtime.PyCode;
import jyston.runtime.PyStr;

/**
 * Modules that importlib does not look for on {@code sys.path}: its own two halves first of all.
 * Their source is in the standard library's folder; the compiled form is kept in a cache file.
 */
public final class FrozenModules {
  private static final byte[] MAGIC = {'J', 'Y'};

  /**
   * A frozen module.
   *
   * @param origin the name of the module it is a copy of, or null
   * @param path its source below the standard library's folder
   */
  public record Entry(String name, String origin, String path, boolean isPackage) {}

  private final Interpreter interp;
  private final Map<String, Entry> entries = new TreeMap<>();
  private final Map<String, PyCode> codes = new HashMap<>();

  /** The folder of the standard library; set before the first use. */
  public String stdlib = "";

  /** 1: use frozen copies of the library, -1: do not ({@code _imp} can override). */
  public int override;

  FrozenModules(Interpreter interp) {
    this.interp = interp;
    add("_frozen_importlib", "importlib._bootstrap", "importlib/_bootstrap.py", false);
    add(
        "_frozen_importlib_external",
        "importlib._bootstrap_external",
        "importlib/_bootstrap_external.py",
        false);
    add("zipimport", "zipimport", "zipimport.py", false);
    add("__hello__", "__hello__", "__hello__.py", false);
    add("__hello_alias__", "__hello__", "__hello__.py", false);
    add("__phello_alias__", "__hello__", "__hello__.py", true);
    add("__phello_alias__.spam", "__hello__", "__hello__.py", false);
    add("__phello__", "__phello__", "__phello__/__init__.py", true);
    add("__phello__.__init__", "<__phello__", "__phello__/__init__.py", false);
    add("__phello__.ham", "__phello__.ham", "__phello__/ham/__init__.py", true);
    add("__phello__.ham.__init__", "<__phello__.ham", "__phello__/ham/__init__.py", false);
    add("__phello__.ham.eggs", "__phello__.ham.eggs", "__phello__/ham/eggs.py", false);
    add("__phello__.spam", "__phello__.spam", "__phello__/spam.py", false);
    add("__hello_only__", null, "__hello__.py", false);
  }

  private void add(String name, String origin, String path, boolean isPackage) {
    entries.put(name, new Entry(name, origin, path, isPackage));
  }

  /** The entry of a name, or null. */
  public Entry find(String name) {
    return entries.get(name);
  }

  /** All names. */
  public Iterable<String> names() {
    return entries.keySet();
  }

  /** The code of an entry; null when its source is not there. */
  public PyCode code(Entry e) {
    PyCode c = codes.get(e.name);
    if (c == null) {
      String shown =
          e.name.equals("_frozen_importlib") || e.name.equals("_frozen_importlib_external")
              ? e.origin
              : e.name;
      c = load(Path.of(stdlib, e.path), "<frozen " + shown + ">", "frozen-" + e.name);
      if (c == null) {
        return null;
      }
      codes.put(e.name, c);
    }
    return c;
  }

  private PyCode load(Path source, String filename, String key) {
    try {
      BasicFileAttributes a = Files.readAttributes(source, BasicFileAttributes.class);
      Path cache = cacheFile(key);
      byte[] stamp = stamp(a);
      Code code = readCache(cache, stamp, filename);
      if (code == null) {
        byte[] text = Files.readAllBytes(source);
        PyCode made =
            (PyCode)
                interp.compiler.compile(
                    PyBytes.of(text), PyStr.of(filename), Compiler.Mode.EXEC, 0, 0, -1);
        code = made.code;
        writeCache(cache, stamp, code);
        return made;
      }
      return new PyCode(code);
    } catch (IOException e) {
      return null;
    }
  }

  private Path cacheFile(String key) {
    return Path.of(stdlib, "importlib", "__pycache__", key + ".jyston-313.bin");
  }

  private static byte[] stamp(BasicFileAttributes a) {
    byte[] s = new byte[20];
    System.arraycopy(MAGIC, 0, s, 0, 2);
    int f = CodeWriter.fingerprint();
    s[2] = (byte) f;
    s[3] = (byte) (f >>> 8);
    long m = a.lastModifiedTime().toMillis();
    long n = a.size();
    for (int i = 0; i < 8; i++) {
      s[4 + i] = (byte) (m >>> 8 * i);
      s[12 + i] = (byte) (n >>> 8 * i);
    }
    return s;
  }

  private static Code readCache(Path cache, byte[] stamp, String filename) {
    try {
      byte[] b = Files.readAllBytes(cache);
      if (b.length < stamp.length) {
        return null;
      }
      for (int i = 0; i < stamp.length; i++) {
        if (b[i] != stamp[i]) {
          return null;
        }
      }
      return CodeReader.read(Arrays.copyOfRange(b, stamp.length, b.length), filename);
    } catch (IOException | RuntimeException e) {
      // No cache, or one that another version wrote: compile.
      return null;
    }
  }

  private static void writeCache(Path cache, byte[] stamp, Code code) {
    try {
      byte[] b = CodeWriter.write(code);
      byte[] all = Arrays.copyOf(stamp, stamp.length + b.length);
      System.arraycopy(b, 0, all, stamp.length, b.length);
      Files.createDirectories(cache.getParent());
      Path tmp = Files.createTempFile(cache.getParent(), "frozen", ".tmp");
      Files.write(tmp, all);
      Files.move(tmp, cache, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      // A cache that cannot be written only costs time.
      return;
    }
  }
}
