package jyston.stdlib.text;

import jyston.frontend.SyntaxException;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.TokenRows;
import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBytes;
import jyston.runtime.PyException;
import jyston.runtime.PyInstance;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.StrBuilder;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.compile.FrontendCompiler;

/** {@code _tokenize.TokenizerIter}: the lines are read when the first token is asked for. */
@PyClass(name = "TokenizerIter", module = "_tokenize")
final class PyTokenizerIter extends PyInstance {
  static final PyType TYPE = PyType.builtin(PyTokenizerIterTable.INSTANCE);

  private static final PyStr FILE = PyStr.intern("<string>");

  private final PyObject readline;
  private final boolean extra;
  private final String encoding;
  private TokenRows rows;
  private boolean done;
  private String lastLine;
  private PyStr lastText;

  private PyTokenizerIter(PyType cls, PyObject readline, boolean extra, String encoding) {
    super(cls.rootShape(0));
    this.readline = readline;
    this.extra = extra;
    this.encoding = encoding;
  }

  @PyNew(sig = "(readline, /, *, extra_tokens, encoding=None)")
  static PyObject new_(PyType cls, PyObject readline, boolean extraTokens, PyObject encoding) {
    String enc =
        encoding == null || encoding == Py.None
            ? null
            : Ops.asString(encoding, "tokenizeriter() argument 'encoding'");
    return new PyTokenizerIter(cls, readline, extraTokens, enc);
  }

  @Override
  public PyObject iter() {
    return this;
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return this;
  }

  private SourceText read() {
    StrBuilder b = new StrBuilder();
    while (true) {
      PyObject line;
      try {
        line = readline.call0();
      } catch (PyException e) {
        if (e.matches(PyBaseException.STOP_ITERATION)) {
          break;
        }
        throw e;
      }
      PyStr s;
      if (encoding != null) {
        if (!(line instanceof PyBytes)) {
          throw Py.typeError("readline() returned a non-bytes object");
        }
        s = Codecs.decode(line, encoding, "replace");
      } else if (line instanceof PyStr t) {
        s = t;
      } else {
        throw Py.typeError("readline() returned a non-string object");
      }
      if (s.length() == 0) {
        break;
      }
      b.append(s);
    }
    return SourceText.ofString(b.build().javaString(), FILE.javaString());
  }

  @Override
  @PyMethod(name = "__next__")
  public PyObject iterNext() {
    if (done) {
      return null;
    }
    try {
      if (rows == null) {
        rows = new TokenRows(read(), extra);
      }
      TokenRows.Row r = rows.next();
      if (r == null) {
        done = true;
        return null;
      }
      if (!r.lineText().equals(lastLine)) {
        lastLine = r.lineText();
        lastText = PyStr.of(lastLine);
      }
      return PyTuple.of(
          PyInt.of(r.type()),
          PyStr.of(r.string()),
          PyTuple.of(PyInt.of(r.line()), PyInt.of(r.col())),
          PyTuple.of(PyInt.of(r.endLine()), PyInt.of(r.endCol())),
          lastText);
    } catch (SyntaxException e) {
      done = true;
      throw FrontendCompiler.toPython(e, FILE);
    }
  }
}
