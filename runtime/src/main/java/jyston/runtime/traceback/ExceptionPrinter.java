package jyston.runtime.traceback;

import java.util.IdentityHashMap;
import jyston.runtime.Frame;
import jyston.runtime.Importer;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyExceptionGroup;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PySyntaxError;
import jyston.runtime.PyTraceback;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.ThreadState;

/**
 * Prints exceptions as CPython's {@code PyErr_Display} does: through the library's {@code
 * traceback} module, and in a plainer form of its own where that cannot run.
 */
public final class ExceptionPrinter {
  private static final int RECURSIVE_CUTOFF = 3;
  private static final int MAX_GROUP_WIDTH = 15;
  private static final int MAX_GROUP_DEPTH = 10;
  private static final String CAUSE =
      "\nThe above exception was the direct cause of the following exception:\n\n";
  private static final String CONTEXT =
      "\nDuring handling of the above exception, another exception occurred:\n\n";

  private final StringBuilder out = new StringBuilder();
  private final IdentityHashMap<PyBaseException, Boolean> seen = new IdentityHashMap<>();
  private final PyObject limit;
  private int depth;
  private boolean needClose;
  private String margin = "";

  private ExceptionPrinter(PyObject limit) {
    this.limit = limit;
  }

  /**
   * Displays an exception on a file object.
   *
   * @param file what {@code sys.stderr} is, or Java null or None to print nothing
   */
  public static void display(PyObject file, PyBaseException e) {
    if (file == null || file == Py.None) {
      return;
    }
    try {
      Importer.importModule("traceback").getAttr(PyStr.intern("_print_exception_bltin")).call1(e);
      return;
    } catch (PyException ignored) {
      // The module is missing or broken, or the recursion limit is near.
    }
    ThreadState ts = ThreadState.current();
    PyObject lim = ts.interp.sysDict == null ? null : sysAttr(ts, "tracebacklimit");
    String text = format(e, lim);
    Ops.callMethod(file, "write", PyStr.of(text));
    PyObject flush = Ops.findAttr(file, PyStr.intern("flush"));
    if (flush != null) {
      flush.call0();
    }
  }

  private static PyObject sysAttr(ThreadState ts, String name) {
    PyDict d = ts.interp.sysDict;
    return d == null ? null : d.get(PyStr.intern(name));
  }

  /** The text of an exception with its chain, without carets and suggestions. */
  public static String format(PyBaseException e, PyObject limit) {
    ExceptionPrinter p = new ExceptionPrinter(limit);
    p.recursive(e);
    return p.out.toString();
  }

  /** As {@link #format} for the frames alone, which may be none. */
  public static String formatTraceback(PyTraceback t) {
    ExceptionPrinter p = new ExceptionPrinter(sysAttr(ThreadState.current(), "tracebacklimit"));
    p.line("Traceback (most recent call last):");
    p.frames(t);
    return p.out.toString();
  }

  private void line(String s) {
    out.append(margin).append(s).append('\n');
  }

  private void text(String s) {
    for (String l : s.split("\n", -1)) {
      line(l);
    }
  }

  private void recursive(PyBaseException e) {
    seen.put(e, Boolean.TRUE);
    PyBaseException from = e.cause;
    String message = CAUSE;
    if (from == null && !e.suppressContext) {
      from = e.context;
      message = CONTEXT;
    }
    if (from != null && !seen.containsKey(from)) {
      recursive(from);
      text(message.substring(0, message.length() - 1));
    }
    if (e instanceof PyExceptionGroup g) {
      group(g);
    } else {
      one(e);
    }
  }

  private void one(PyBaseException e) {
    if (e.traceback != null) {
      line("Traceback (most recent call last):");
      frames(e.traceback);
    }
    message(e);
    notes(e);
  }

  private void group(PyExceptionGroup g) {
    String old = margin;
    if (depth == 0) {
      margin = "  ";
    }
    String plus = depth == 0 ? "+ " : "| ";
    if (g.traceback != null) {
      out.append(margin.isEmpty() ? "" : margin).append(plus);
      out.append("Exception Group Traceback (most recent call last):\n");
      String m = margin;
      margin = m + "| ";
      frames(g.traceback);
      margin = m;
    }
    String m = margin;
    margin = m + "| ";
    message(g);
    notes(g);
    margin = m;
    depth++;
    int n = g.exceptions.size();
    needClose = false;
    for (int i = 0; i < Math.min(n, MAX_GROUP_WIDTH + 1); i++) {
      boolean last = i == n - 1 || i == MAX_GROUP_WIDTH;
      if (last) {
        needClose = true;
      }
      boolean truncated = i >= MAX_GROUP_WIDTH;
      String title = truncated ? "..." : Integer.toString(i + 1);
      out.append(m)
          .append(i == 0 ? "+-" : "  ")
          .append("+---------------- ")
          .append(title)
          .append(" ----------------\n");
      margin = m + "  | ";
      if (truncated) {
        int rest = n - MAX_GROUP_WIDTH;
        line("and " + rest + " more exception" + (rest > 1 ? "s" : ""));
      } else if (depth >= MAX_GROUP_DEPTH) {
        line("... (max_group_depth is " + MAX_GROUP_DEPTH + ")");
      } else {
        String keep = margin;
        margin = m + "  ";
        nested((PyBaseException) g.exceptions.get(i));
        margin = keep;
      }
      if (last && needClose) {
        out.append(m).append("  +------------------------------------\n");
        needClose = false;
      }
    }
    depth--;
    margin = old;
  }

  private void nested(PyBaseException e) {
    if (e instanceof PyExceptionGroup) {
      recursive(e);
      return;
    }
    String m = margin;
    margin = m + "| ";
    recursive(e);
    margin = m;
  }

  private void frames(PyTraceback first) {
    long max = 1000;
    if (limit != null && Ops.isIndex(limit)) {
      max = Ops.index(limit).fitsLong() ? Ops.index(limit).longValue() : 1000;
      if (max <= 0) {
        return;
      }
    }
    int n = 0;
    for (PyTraceback t = first; t != null; t = t.next) {
      n++;
    }
    PyTraceback t = first;
    for (; n > max; n--) {
      t = t.next;
    }
    Frame last = null;
    int lastLine = -1;
    int count = 0;
    for (; t != null; t = t.next) {
      Frame f = t.frame;
      int l = t.line();
      boolean same =
          last != null
              && last.code.filename.equals(f.code.filename)
              && last.code.name.equals(f.code.name)
              && l == lastLine;
      if (!same) {
        repeated(count);
        count = 0;
        last = f;
        lastLine = l;
      }
      count++;
      if (count <= RECURSIVE_CUTOFF) {
        frame(f, l);
      }
    }
    repeated(count);
  }

  private void repeated(int count) {
    int more = count - RECURSIVE_CUTOFF;
    if (more > 0) {
      line("  [Previous line repeated " + more + " more time" + (more > 1 ? "s" : "") + "]");
    }
  }

  private void frame(Frame f, int line) {
    line("  File \"" + f.code.filename + "\", line " + line + ", in " + f.code.name);
    String s = sourceLine(f.code.filename.javaString(), line);
    if (s != null && !s.isBlank()) {
      line("    " + s.strip());
    }
  }

  private static String sourceLine(String file, int line) {
    try (java.io.BufferedReader r =
        java.nio.file.Files.newBufferedReader(
            java.nio.file.Path.of(file), java.nio.charset.StandardCharsets.UTF_8)) {
      String s = null;
      for (int i = 0; i < line && (s = r.readLine()) != null; i++) {}
      return s;
    } catch (java.io.IOException | RuntimeException e) {
      return null;
    }
  }

  private void message(PyBaseException e) {
    if (e instanceof PySyntaxError s && s.lineno != null && s.filename != null) {
      line("  File \"" + Ops.str(s.filename) + "\", line " + s.lineno);
      if (s.text instanceof PyStr t) {
        String l = t.javaString();
        int nl = l.indexOf('\n');
        l = nl < 0 ? l : l.substring(0, nl);
        int lead = l.length() - l.stripLeading().length();
        line("    " + l.strip());
        if (s.offset != null && Ops.isIndex(s.offset)) {
          int off = (int) Ops.asLong(s.offset) - 1 - lead;
          if (off >= 0) {
            line("    " + " ".repeat(off) + "^");
          }
        }
      }
      text(typeName(e) + ": " + (s.msg == null ? Py.None : s.msg));
      return;
    }
    String m = e.safeMessage();
    text(m.isEmpty() ? typeName(e) : typeName(e) + ": " + m);
  }

  private static String typeName(PyBaseException e) {
    return typeName(e.type());
  }

  /** The name of an exception class as the last line of a traceback shows it. */
  public static String typeName(PyType t) {
    PyObject m = Ops.findAttr(t, Names.MODULE);
    String q = t.qualName().toString();
    if (!(m instanceof PyStr s)) {
      return "<unknown>." + q;
    }
    String mod = s.toString();
    return mod.equals("builtins") || mod.equals("__main__") ? q : mod + "." + q;
  }

  private void notes(PyBaseException e) {
    PyObject n = Ops.findAttr(e, PyStr.intern("__notes__"));
    if (n == null || n == Py.None) {
      return;
    }
    if (!(n instanceof PyList) && !(n instanceof PyTuple)) {
      text(Ops.repr(n).javaString());
      return;
    }
    for (PyObject o : Ops.toArray(n)) {
      try {
        text(o instanceof PyStr s ? s.javaString() : Ops.str(o).javaString());
      } catch (PyException x) {
        line("<note str() failed>");
      }
    }
  }
}
