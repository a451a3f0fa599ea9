package jyston.runtime.compile;

import jyston.frontend.SyntaxException;
import jyston.frontend.WarningSink;
import jyston.frontend.ast.Mod;
import jyston.frontend.cfg.AstOptimizer;
import jyston.frontend.cfg.CodeCompiler;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.parser.Parser;
import jyston.frontend.scope.SymbolTable;
import jyston.runtime.Compiler;
import jyston.runtime.Interpreter;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyCode;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Warnings;

/** Parses and compiles with the front end, turning its errors into Python exceptions. */
public final class FrontendCompiler implements Compiler {
  /** {@code PyCF_ONLY_AST}. */
  private static final int ONLY_AST = 0x400;

  /** {@code PyCF_OPTIMIZED_AST}. */
  private static final int OPTIMIZED_AST = 0x8400;

  /** {@code PyCF_IGNORE_COOKIE}. */
  private static final int IGNORE_COOKIE = 0x800;

  private final Interpreter interp;

  /** The compiler of an interpreter. */
  public FrontendCompiler(Interpreter interp) {
    this.interp = interp;
  }

  @Override
  public PyObject compile(
      PyObject source, PyStr filename, Mode mode, int flags, int optimize, int featureVersion) {
    String file = filename.javaString();
    int level = optimize < 0 ? interp.optimize : optimize;
    try {
      WarningSink sink = (flags & NO_WARNINGS) != 0 ? WarningSink.NONE : new Sink(filename);
      Mod mod;
      AstBridge bridge = interp.astBridge;
      if (bridge != null && bridge.isNode(source)) {
        if ((flags & OPTIMIZED_AST) == ONLY_AST) {
          return source;
        }
        mod = bridge.toMod(source, mode);
      } else {
        mod =
            Parser.parse(
                text(source, file, flags),
                parserMode(mode),
                flags,
                featureVersion < 0 ? Parser.LATEST : featureVersion,
                interp.intMaxStrDigits,
                sink);
      }
      if ((flags & ONLY_AST) != 0) {
        boolean fold = (flags & OPTIMIZED_AST) == OPTIMIZED_AST;
        return bridge.toPy(fold ? AstOptimizer.optimize(mod, file, level, flags) : mod);
      }
      return new PyCode(CodeCompiler.compile(mod, file, flags, level, sink));
    } catch (SyntaxException e) {
      throw toPython(e, filename);
    }
  }

  @Override
  public SymbolTable symbols(PyObject source, PyStr filename, Mode mode) {
    String file = filename.javaString();
    try {
      Mod mod =
          Parser.parse(
              text(source, file, 0),
              parserMode(mode),
              0,
              Parser.LATEST,
              interp.intMaxStrDigits,
              new Sink(filename));
      return CodeCompiler.symbols(mod, file, 0);
    } catch (SyntaxException e) {
      throw toPython(e, filename);
    }
  }

  private static jyston.frontend.parser.Mode parserMode(Mode m) {
    return switch (m) {
      case EXEC -> jyston.frontend.parser.Mode.EXEC;
      case EVAL -> jyston.frontend.parser.Mode.EVAL;
      case SINGLE -> jyston.frontend.parser.Mode.SINGLE;
      case FUNC_TYPE -> jyston.frontend.parser.Mode.FUNC_TYPE;
    };
  }

  private static SourceText text(PyObject source, String file, int flags) {
    if (source instanceof PyStr s) {
      // Encoding finds lone surrogates, which no source may hold.
      jyston.runtime.Codecs.encodeUtf8(s);
      return SourceText.ofString(s.javaString(), file);
    }
    byte[] data = PyBuffer.bytes(source);
    if ((flags & PROGRAM_FILE) != 0) {
      return SourceText.ofFile(data, file);
    }
    return (flags & IGNORE_COOKIE) != 0
        ? SourceText.ofString(SourceText.decodeUtf8(data, 0, data.length), file)
        : SourceText.ofBytes(data, file);
  }

  /** The Python exception for an error of the front end. */
  public static PyException toPython(SyntaxException e, PyStr filename) {
    PyType type =
        switch (e.kind()) {
          case SYNTAX_ERROR -> PyBaseException.SYNTAX_ERROR;
          case INDENTATION_ERROR -> PyBaseException.INDENTATION_ERROR;
          case TAB_ERROR -> PyBaseException.TAB_ERROR;
          case INCOMPLETE_INPUT -> PyBaseException.INCOMPLETE_INPUT_ERROR;
          case MEMORY_ERROR -> PyBaseException.MEMORY_ERROR;
          case OVERFLOW_ERROR -> PyBaseException.OVERFLOW_ERROR;
          case VALUE_ERROR -> PyBaseException.VALUE_ERROR;
          case RECURSION_ERROR -> PyBaseException.RECURSION_ERROR;
        };
    PyStr message = PyStr.of(e.getMessage());
    if (!type.isSubtypeOf(PyBaseException.SYNTAX_ERROR) || e.line() < 0) {
      return new PyException(type, message);
    }
    PyObject text =
        e.text() != null ? PyStr.of(e.text()) : SourceLines.line(filename.javaString(), e.line());
    return new PyException(
        type,
        message,
        PyTuple.of(
            filename,
            Py.integer(e.line()),
            e.offset() == SyntaxException.NONE ? Py.None : Py.integer(e.offset()),
            text == null ? Py.None : text,
            e.endLine() == SyntaxException.NONE ? Py.None : Py.integer(e.endLine()),
            e.endOffset() == SyntaxException.NONE ? Py.None : Py.integer(e.endOffset())));
  }

  /** Sends warnings through Python's filters. */
  private static final class Sink implements WarningSink {
    private final PyStr filename;

    Sink(PyStr filename) {
      this.filename = filename;
    }

    @Override
    public boolean warn(
        String category, String message, int line, int col, int endLine, int endCol) {
      return send(category, message, line, false);
    }

    @Override
    public boolean warnOfCode(
        String category, String message, int line, int col, int endLine, int endCol) {
      return send(category, message, line, true);
    }

    private boolean send(String category, String message, int line, boolean once) {
      PyType c =
          category.equals("DeprecationWarning")
              ? PyBaseException.DEPRECATION_WARNING
              : PyBaseException.SYNTAX_WARNING;
      try {
        Warnings.warnExplicit(c, message, filename, line, once);
        return true;
      } catch (PyException e) {
        if (e.matches(c)) {
          return false;
        }
        throw e;
      }
    }
  }
}
