package jyston.stdlib.text;

import java.util.ArrayList;
import jyston.runtime.Py;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.StrBuilder;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code _csv.reader}. */
@PyClass(name = "reader", module = "_csv", subclassable = false, doc = "CSV reader")
final class CsvReader extends PyObject {
  static final PyType TYPE = PyType.builtin(CsvReaderTable.INSTANCE);

  private enum State {
    START_RECORD,
    START_FIELD,
    ESCAPED_CHAR,
    IN_FIELD,
    IN_QUOTED_FIELD,
    ESCAPE_IN_QUOTED_FIELD,
    QUOTE_IN_QUOTED_FIELD,
    EAT_CRNL,
    AFTER_ESCAPED_CRNL
  }

  private static final int EOL = -2;

  private final PyObject input;
  private final CsvDialect dialect;
  private ArrayList<PyObject> fields;
  private StrBuilder field;
  private State state;
  private boolean unquoted;
  private long lines;
  private long limit;

  CsvReader(PyObject input, CsvDialect dialect) {
    this.input = input;
    this.dialect = dialect;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public PyObject iter() {
    return this;
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return this;
  }

  private void reset() {
    fields = new ArrayList<>();
    field = new StrBuilder();
    state = State.START_RECORD;
    unquoted = false;
  }

  @Override
  @PyMethod(name = "__next__")
  public PyObject iterNext() {
    reset();
    limit = CsvModule.state().limit;
    do {
      PyObject line = input.iterNext();
      if (line == null) {
        if (field != null && (field.length() != 0 || state == State.IN_QUOTED_FIELD)) {
          if (dialect.strict) {
            throw CsvModule.error("unexpected end of data");
          }
          save();
          break;
        }
        return null;
      }
      if (!(line instanceof PyStr s)) {
        throw CsvModule.error(
            "iterator should return strings, not "
                + line.type().name()
                + " (the file should be opened in text mode)");
      }
      lines++;
      int n = s.length();
      for (int i = 0; i < n; i++) {
        process(s.codePointAt(i));
      }
      process(EOL);
    } while (state != State.START_RECORD);
    PyObject r = PyList.wrap(fields.toArray(NO_ARGS));
    fields = null;
    return r;
  }

  private void add(int c) {
    if (field.length() >= limit) {
      throw CsvModule.error("field larger than field limit (" + limit + ")");
    }
    field.append(c);
  }

  private void save() {
    int q = dialect.quoting;
    if (unquoted
        && field.length() == 0
        && (q == CsvDialect.QUOTE_NOTNULL || q == CsvDialect.QUOTE_STRINGS)) {
      fields.add(Py.None);
    } else {
      PyObject v = field.build();
      if (unquoted
          && field.length() != 0
          && (q == CsvDialect.QUOTE_NONNUMERIC || q == CsvDialect.QUOTE_STRINGS)) {
        v = PyFloat.TYPE.call1(v);
      }
      fields.add(v);
    }
    field = new StrBuilder();
  }

  private static boolean newline(int c) {
    return c == '\n' || c == '\r' || c == EOL;
  }

  private void process(int c) {
    CsvDialect d = dialect;
    switch (state) {
      case START_RECORD -> {
        if (c == EOL) {
          return;
        }
        if (newline(c)) {
          state = State.EAT_CRNL;
          return;
        }
        startField(c);
      }
      case START_FIELD -> startField(c);
      case ESCAPED_CHAR -> {
        if (c == '\n' || c == '\r') {
          add(c);
          state = State.AFTER_ESCAPED_CRNL;
          return;
        }
        add(c == EOL ? '\n' : c);
        state = State.IN_FIELD;
      }
      case AFTER_ESCAPED_CRNL -> {
        if (c != EOL) {
          inField(c);
        }
      }
      case IN_FIELD -> inField(c);
      case IN_QUOTED_FIELD -> {
        if (c == EOL) {
          return;
        }
        if (c == d.escapechar) {
          state = State.ESCAPE_IN_QUOTED_FIELD;
        } else if (c == d.quotechar && d.quoting != CsvDialect.QUOTE_NONE) {
          state = d.doubleQuote ? State.QUOTE_IN_QUOTED_FIELD : State.IN_FIELD;
        } else {
          add(c);
        }
      }
      case ESCAPE_IN_QUOTED_FIELD -> {
        add(c == EOL ? '\n' : c);
        state = State.IN_QUOTED_FIELD;
      }
      case QUOTE_IN_QUOTED_FIELD -> {
        if (d.quoting != CsvDialect.QUOTE_NONE && c == d.quotechar) {
          add(c);
          state = State.IN_QUOTED_FIELD;
        } else if (c == d.delimiter) {
          save();
          state = State.START_FIELD;
        } else if (newline(c)) {
          save();
          state = c == EOL ? State.START_RECORD : State.EAT_CRNL;
        } else if (!d.strict) {
          add(c);
          state = State.IN_FIELD;
        } else {
          throw CsvModule.error(
              "'"
                  + PyStr.ofCodePoint(d.delimiter)
                  + "' expected after '"
                  + PyStr.ofCodePoint(d.quotechar)
                  + "'");
        }
      }
      case EAT_CRNL -> {
        if (c == '\n' || c == '\r') {
          return;
        }
        if (c == EOL) {
          state = State.START_RECORD;
        } else {
          throw CsvModule.error(
              "new-line character seen in unquoted field - do you need to open the file with"
                  + " newline=''?");
        }
      }
      default -> throw Py.systemError("csv state");
    }
  }

  private void startField(int c) {
    CsvDialect d = dialect;
    unquoted = true;
    if (newline(c)) {
      save();
      state = c == EOL ? State.START_RECORD : State.EAT_CRNL;
    } else if (c == d.quotechar && d.quoting != CsvDialect.QUOTE_NONE) {
      unquoted = false;
      state = State.IN_QUOTED_FIELD;
    } else if (c == d.escapechar) {
      state = State.ESCAPED_CHAR;
    } else if (c == ' ' && d.skipInitialSpace) {
      state = State.START_FIELD;
    } else if (c == d.delimiter) {
      save();
      state = State.START_FIELD;
    } else {
      add(c);
      state = State.IN_FIELD;
    }
  }

  private void inField(int c) {
    if (newline(c)) {
      save();
      state = c == EOL ? State.START_RECORD : State.EAT_CRNL;
    } else if (c == dialect.escapechar) {
      state = State.ESCAPED_CHAR;
    } else if (c == dialect.delimiter) {
      save();
      state = State.START_FIELD;
    } else {
      add(c);
      state = State.IN_FIELD;
    }
  }

  @PyGetter(value = "dialect", member = true)
  PyObject getDialect() {
    return dialect;
  }

  @PyGetter(value = "line_num", member = true)
  PyObject getLineNum() {
    return PyInt.of(lines);
  }

  @PyMethod(name = "__reduce_ex__")
  PyObject reduceEx(PyObject protocol) {
    throw Py.typeError("cannot pickle '_csv.reader' object");
  }
}
