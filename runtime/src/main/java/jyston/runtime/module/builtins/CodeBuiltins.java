package jyston.runtime.module.builtins;

import jyston.runtime.CodeExec;
import jyston.runtime.Compiler;
import jyston.runtime.Frame;
import jyston.runtime.Interpreter;
import jyston.runtime.Names;
import jyston.runtime.Py;
import jyston.runtime.PyCell;
import jyston.runtime.PyCode;
import jyston.runtime.PyDict;
import jyston.runtime.PyFunction;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.Slot;
import jyston.runtime.StrOps;
import jyston.runtime.ThreadState;
import jyston.runtime.module.Modules;
import jyston.runtime.module.posix.FsPath;

/** {@code compile}, {@code eval} and {@code exec}. */
public final class CodeBuiltins {
  /** {@code PyCF_*} bits. */
  public static final int SOURCE_IS_UTF8 = 0x100;

  public static final int DONT_IMPLY_DEDENT = 0x200;
  public static final int ONLY_AST = 0x400;
  public static final int IGNORE_COOKIE = 0x800;
  public static final int TYPE_COMMENTS = 0x1000;
  public static final int ALLOW_TOP_LEVEL_AWAIT = 0x2000;
  public static final int ALLOW_INCOMPLETE_INPUT = 0x4000;
  public static final int OPTIMIZED_AST = 0x8000 | ONLY_AST;

  /** All {@code CO_FUTURE_*} bits that code objects carry. */
  public static final int FUTURE_MASK = 0x1FE0000;

  private static final int OBSOLETE = 0x10;
  private static final int COMPILE_MASK =
      ONLY_AST
          | ALLOW_TOP_LEVEL_AWAIT
          | TYPE_COMMENTS
          | DONT_IMPLY_DEDENT
          | ALLOW_INCOMPLETE_INPUT
          | OPTIMIZED_AST;

  private CodeBuiltins() {}

  static PyObject compile(
      PyObject source,
      PyObject filename,
      PyStr mode,
      int flags,
      boolean dontInherit,
      int optimize,
      int featureVersion) {
    PyStr name = FsPath.decode(filename);
    Modules.audit("compile", source, name);
    if ((flags & ~(FUTURE_MASK | OBSOLETE | COMPILE_MASK)) != 0) {
      throw Py.valueError("compile(): unrecognised flags");
    }
    if (optimize < -1 || optimize > 2) {
      throw Py.valueError("compile(): invalid optimize value");
    }
    int f = flags;
    if (!dontInherit) {
      f |= inherited();
    }
    Compiler.Mode m =
        switch (mode.toString()) {
          case "exec" -> Compiler.Mode.EXEC;
          case "eval" -> Compiler.Mode.EVAL;
          case "single" -> Compiler.Mode.SINGLE;
          case "func_type" -> {
            if ((flags & ONLY_AST) == 0) {
              throw Py.valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
            }
            yield Compiler.Mode.FUNC_TYPE;
          }
          default ->
              throw Py.valueError(
                  (flags & ONLY_AST) != 0
                      ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                      : "compile() mode must be 'exec', 'eval' or 'single'");
        };
    int version = featureVersion >= 0 && (flags & ONLY_AST) != 0 ? featureVersion : -1;
    return Interpreter.current().compiler.compile(source, name, m, f, optimize, version);
  }

  private static int inherited() {
    Frame f = ThreadState.current().frame;
    return f == null ? 0 : f.code.code.flags() & FUTURE_MASK;
  }

  private static PyObject fromSource(PyObject source, Compiler.Mode mode, String where) {
    PyObject s = source;
    if (s instanceof PyStr t) {
      if (mode == Compiler.Mode.EVAL) {
        int i = 0;
        while (i < t.length() && (t.codePointAt(i) == ' ' || t.codePointAt(i) == '\t')) {
          i++;
        }
        if (i > 0) {
          s = StrOps.sub(t, i, t.length());
        }
      }
    } else if (!FsPath.isBytesLike(s)) {
      throw Py.typeError(where + "() arg 1 must be a string, bytes or code object");
    }
    return Interpreter.current()
        .compiler
        .compile(s, PyStr.intern("<string>"), mode, inherited(), -1, -1);
  }

  static PyObject eval(PyObject source, PyObject globals, PyObject locals) {
    PyObject g = globals == Py.None ? null : globals;
    PyObject l = locals == Py.None ? null : locals;
    if (l != null && !isMapping(l)) {
      throw Py.typeError("locals must be a mapping");
    }
    if (g != null && !(g instanceof PyDict)) {
      throw Py.typeError(
          isMapping(g)
              ? "globals must be a real dict; try eval(code, {}, mapping)"
              : "globals must be a dict");
    }
    Frame f = ThreadState.current().frame;
    if (g == null) {
      if (f == null) {
        throw Py.typeError("eval must be given globals and locals when called without a frame");
      }
      g = f.globals;
      if (l == null) {
        l = Introspection.locals(f);
      }
    } else if (l == null) {
      l = g;
    }
    PyDict gd = (PyDict) g;
    ensureBuiltins(gd, f);
    if (source instanceof PyCode c) {
      Modules.audit("exec", source);
      if (c.freeCount() > 0) {
        throw Py.typeError("code object passed to eval() may not contain free variables");
      }
      return CodeExec.run(c, gd, PyFunction.builtinsOf(gd), l, PyObject.NO_ARGS);
    }
    PyCode c = (PyCode) fromSource(source, Compiler.Mode.EVAL, "eval");
    Modules.audit("exec", c);
    return CodeExec.run(c, gd, PyFunction.builtinsOf(gd), l, PyObject.NO_ARGS);
  }

  static void exec(PyObject source, PyObject globals, PyObject locals, PyObject closure) {
    PyObject g = globals == Py.None ? null : globals;
    PyObject l = locals == Py.None ? null : locals;
    PyObject cl = closure == Py.None ? null : closure;
    Frame f = ThreadState.current().frame;
    if (g == null) {
      if (f == null) {
        throw Py.systemError("globals and locals cannot be NULL");
      }
      g = f.globals;
      if (l == null) {
        l = Introspection.locals(f);
      }
    } else if (l == null) {
      l = g;
    }
    if (!(g instanceof PyDict gd)) {
      throw Py.typeError("exec() globals must be a dict, not " + g.type().name());
    }
    if (!isMapping(l)) {
      throw Py.typeError("locals must be a mapping or None, not " + l.type().name());
    }
    ensureBuiltins(gd, f);
    if (source instanceof PyCode c) {
      int free = c.freeCount();
      PyObject[] cells = PyObject.NO_ARGS;
      if (free == 0) {
        if (cl != null) {
          throw Py.typeError("cannot use a closure with this code object");
        }
      } else {
        boolean ok = cl instanceof PyTuple t && t.size() == free;
        if (ok) {
          cells = ((PyTuple) cl).items;
          for (PyObject o : cells) {
            ok &= o instanceof PyCell;
          }
        }
        if (!ok) {
          throw Py.typeError("code object requires a closure of exactly length " + free);
        }
      }
      Modules.audit("exec", source);
      CodeExec.run(c, gd, PyFunction.builtinsOf(gd), l, cells);
      return;
    }
    if (cl != null) {
      throw Py.typeError("closure can only be used when source is a code object");
    }
    PyCode c = (PyCode) fromSource(source, Compiler.Mode.EXEC, "exec");
    Modules.audit("exec", c);
    CodeExec.run(c, gd, PyFunction.builtinsOf(gd), l, PyObject.NO_ARGS);
  }

  private static void ensureBuiltins(PyDict g, Frame f) {
    if (g.get(Names.BUILTINS) == null) {
      g.put(Names.BUILTINS, f == null ? Interpreter.current().builtins : f.builtins);
    }
  }

  static boolean isMapping(PyObject o) {
    return o instanceof PyDict || o.type().slot(Slot.GETITEM) != null;
  }
}
