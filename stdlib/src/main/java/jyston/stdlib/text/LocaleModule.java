package jyston.stdlib.text;

import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.StrOps;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _locale}: the C and C.UTF-8 locales. */
@PyModuleDef(name = "_locale", doc = "Support for POSIX locales.")
public final class LocaleModule extends BuiltinModule {
  private static final int ALL = 6;
  private static final String[] CATEGORIES = {
    "LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES"
  };
  private static final String[] OTHERS = {
    "LC_PAPER", "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION"
  };
  private static final String[] DAYS = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"
  };
  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };
  private static final int TIME = 0x20000;

  private final String[] current = {"C.UTF-8", "C", "C", "C", "C", "C"};
  private PyType error;
  private final PyDict names = new PyDict();
  private String domain = "messages";

  private void item(PyModule m, String name, int number, String value) {
    m.add(name, PyInt.of(number));
    names.put(PyInt.of(number), PyStr.of(value));
  }

  @Override
  protected void init(PyModule m) {
    PyDict ns = new PyDict();
    ns.put(PyStr.intern("__module__"), PyStr.intern("locale"));
    error =
        (PyType)
            PyType.TYPE.call3(PyStr.intern("Error"), PyTuple.of(PyBaseException.EXCEPTION), ns);
    m.add("Error", error);
    m.add("CHAR_MAX", PyInt.of(127));
    m.add("LC_ALL", PyInt.of(ALL));
    for (int i = 0; i < CATEGORIES.length; i++) {
      m.add(CATEGORIES[i], PyInt.of(i));
    }
    for (int i = 0; i < 7; i++) {
      item(m, "ABDAY_" + (i + 1), TIME + i, DAYS[i].substring(0, 3));
      item(m, "DAY_" + (i + 1), TIME + 7 + i, DAYS[i]);
    }
    for (int i = 0; i < 12; i++) {
      item(m, "ABMON_" + (i + 1), TIME + 14 + i, MONTHS[i].substring(0, 3));
      item(m, "MON_" + (i + 1), TIME + 26 + i, MONTHS[i]);
    }
    item(m, "AM_STR", TIME + 38, "AM");
    item(m, "PM_STR", TIME + 39, "PM");
    item(m, "D_T_FMT", TIME + 40, "%a %b %e %H:%M:%S %Y");
    item(m, "D_FMT", TIME + 41, "%m/%d/%y");
    item(m, "T_FMT", TIME + 42, "%H:%M:%S");
    item(m, "T_FMT_AMPM", TIME + 43, "%I:%M:%S %p");
    item(m, "ERA", TIME + 44, "");
    item(m, "ERA_D_FMT", TIME + 46, "");
    item(m, "ALT_DIGITS", TIME + 47, "");
    item(m, "ERA_D_T_FMT", TIME + 48, "");
    item(m, "ERA_T_FMT", TIME + 49, "");
    item(m, "_DATE_FMT", TIME + 108, "%a %b %e %H:%M:%S %Z %Y");
    item(m, "CODESET", 14, "UTF-8");
    item(m, "CRNCYSTR", 0x4000F, "-");
    item(m, "RADIXCHAR", 0x10000, ".");
    item(m, "THOUSEP", 0x10001, "");
    item(m, "YESEXPR", 0x50000, "^[yY]");
    item(m, "NOEXPR", 0x50001, "^[nN]");
  }

  private PyException unsupported() {
    return new PyException(error, PyStr.of("unsupported locale setting"));
  }

  @PyFunction(sig = "(category, locale=None, /)")
  PyObject setlocale(int category, PyObject locale) {
    if (category < 0 || category > ALL) {
      throw unsupported();
    }
    if (locale != null && locale != Py.None) {
      String name = Ops.asString(locale, "setlocale() argument 2");
      if (category == ALL && name.contains(";")) {
        for (String part : name.split(";")) {
          int eq = part.indexOf('=');
          if (eq < 0) {
            throw unsupported();
          }
          for (int i = 0; i < CATEGORIES.length; i++) {
            if (CATEGORIES[i].equals(part.substring(0, eq))) {
              current[i] = known(part.substring(eq + 1));
            }
          }
        }
      } else if (category == ALL) {
        java.util.Arrays.fill(current, known(name));
      } else {
        current[category] = known(name);
      }
    }
    if (category < ALL) {
      return PyStr.of(current[category]);
    }
    boolean same = true;
    for (String c : current) {
      same &= c.equals(current[0]);
    }
    if (same) {
      return PyStr.of(current[0]);
    }
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < CATEGORIES.length; i++) {
      b.append(CATEGORIES[i]).append('=').append(current[i]).append(';');
    }
    for (String o : OTHERS) {
      b.append(o).append("=C;");
    }
    b.setLength(b.length() - 1);
    return PyStr.of(b.toString());
  }

  private String known(String name) {
    return switch (name) {
      case "C", "POSIX" -> "C";
      case "C.UTF-8", "C.utf8", "" -> name.isEmpty() ? fromEnvironment() : "C.UTF-8";
      default -> throw unsupported();
    };
  }

  private String fromEnvironment() {
    for (String v : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String s = System.getenv(v);
      if (s != null && !s.isEmpty()) {
        return s.equals("C") || s.equals("POSIX") ? "C" : "C.UTF-8";
      }
    }
    return "C";
  }

  @PyFunction
  static PyObject localeconv() {
    PyDict d = new PyDict();
    String[] texts = {
      "int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep"
    };
    for (String s : texts) {
      d.put(PyStr.intern(s), PyStr.EMPTY);
    }
    d.put(PyStr.intern("mon_grouping"), new PyList());
    d.put(PyStr.intern("positive_sign"), PyStr.EMPTY);
    d.put(PyStr.intern("negative_sign"), PyStr.EMPTY);
    String[] numbers = {
      "int_frac_digits",
      "frac_digits",
      "p_cs_precedes",
      "p_sep_by_space",
      "n_cs_precedes",
      "n_sep_by_space",
      "p_sign_posn",
      "n_sign_posn"
    };
    for (String s : numbers) {
      d.put(PyStr.intern(s), PyInt.of(127));
    }
    d.put(PyStr.intern("decimal_point"), PyStr.intern("."));
    d.put(PyStr.intern("thousands_sep"), PyStr.EMPTY);
    d.put(PyStr.intern("grouping"), new PyList());
    return d;
  }

  @PyFunction(name = "nl_langinfo")
  PyObject nlLanginfo(int key) {
    PyObject v = names.get(PyInt.of(key));
    if (v == null) {
      throw Py.valueError("unsupported langinfo constant");
    }
    return v;
  }

  @PyFunction
  static int strcoll(PyStr os1, PyStr os2) {
    return Integer.signum(StrOps.compare(os1, os2));
  }

  @PyFunction
  static PyObject strxfrm(PyStr string) {
    for (int i = 0; i < string.length(); i++) {
      if (string.codePointAt(i) == 0) {
        throw Py.valueError("embedded null character");
      }
    }
    return string;
  }

  @PyFunction
  static String getencoding() {
    return "UTF-8";
  }

  @PyFunction
  static PyObject gettext(PyObject msg) {
    return msg;
  }

  @PyFunction
  static PyObject dgettext(PyObject domain, PyObject msg) {
    return msg;
  }

  @PyFunction
  static PyObject dcgettext(PyObject domain, PyObject msg, int category) {
    return msg;
  }

  @PyFunction
  PyObject textdomain(PyObject domain) {
    if (domain != Py.None) {
      this.domain = Ops.asString(domain, "textdomain() argument");
    }
    return PyStr.of(this.domain);
  }

  @PyFunction
  static PyObject bindtextdomain(PyObject domain, PyObject dir) {
    if (domain instanceof PyStr s && s.length() == 0) {
      throw new PyException(
          ((LocaleModule) Interpreter.current().imports.builtin("_locale").builtin).error,
          PyStr.of("domain must be a non-empty string"));
    }
    return dir == Py.None ? PyStr.of("/usr/share/locale") : dir;
  }

  @PyFunction(name = "bind_textdomain_codeset")
  static PyObject bindTextdomainCodeset(PyObject domain, PyObject codeset) {
    return codeset;
  }
}
