package jyston.runtime.module.builtins;

import jyston.runtime.Arith;
import jyston.runtime.BuiltinTable;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyCallableIter;
import jyston.runtime.PyDict;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.Slot;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;

/** The functions of {@code builtins} (CPython's {@code bltinmodule.c}). */
@PyModuleDef(
    name = "builtins",
    doc =
        "Built-in functions, types, exceptions, and other objects.\n\n"
            + "This module provides direct access to all 'built-in'\n"
            + "identifiers of Python; for example, builtins.len is\n"
            + "the full name for the built-in function len().\n\n"
            + "This module is not normally accessed explicitly by most\n"
            + "applications, but can be useful in modules that provide\n"
            + "objects with the same name as a builtin and in code in\n"
            + "which the built-in of that name is also needed.")
public final class BuiltinsModule extends BuiltinModule {
  private static final PyStr KEY = PyStr.intern("key");
  private static final PyStr REVERSE = PyStr.intern("reverse");
  private static final PyStr SORT = PyStr.intern("sort");

  /** For the index. */
  public BuiltinsModule() {}

  @Override
  protected BuiltinTable table() {
    return new BuiltinsModuleTable(this);
  }

  @Override
  protected void init(PyModule m) {
    BuiltinNames.fill(m);
    Modules.state().importFunction = m.find("__import__");
  }

  @PyFunction(
      name = "__build_class__",
      sig = "(func, name, /, *bases, **kwds)",
      doc =
          "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\n"
              + "Internal helper function used by the class statement.")
  static PyObject buildClass(PyObject func, PyObject name, PyObject[] bases, PyDict kwds) {
    return ClassBuilder.build(func, name, bases, kwds);
  }

  @PyFunction(
      name = "__import__",
      sig = "(name, globals=None, locals=None, fromlist=(), level=0)",
      doc =
          "Import a module.\n\n"
              + "Because this function is meant for use by the Python\n"
              + "interpreter and not for general use, it is better to use\n"
              + "importlib.import_module() to programmatically import a module.\n\n"
              + "The globals argument is only used to determine the context;\n"
              + "they are not modified.  The locals argument is unused.  The fromlist\n"
              + "should be a list of names to emulate ``from name import ...``, or an\n"
              + "empty list to emulate ``import name``.\n"
              + "When importing a module from a package, note that __import__('A.B', ...)\n"
              + "returns package A when fromlist is empty, but its submodule B when\n"
              + "fromlist is not empty.  The level argument is used to determine whether to\n"
              + "perform absolute or relative imports: 0 is absolute, while a positive number\n"
              + "is the number of parent directories to search relative to the current module.")
  static PyObject dunderImport(
      PyObject name, PyObject globals, PyObject locals, PyObject fromlist, int level) {
    return ImportBuiltin.call(name, globals, fromlist, level);
  }

  @PyFunction(sig = "(x, /)", doc = "Return the absolute value of the argument.")
  static PyObject abs(PyObject x) {
    PyObject m = x.type().slot(Slot.ABS);
    if (m == null) {
      throw Py.typeError("bad operand type for abs(): '" + x.type().name() + "'");
    }
    return Slot.call(m, x);
  }

  @PyFunction(
      sig = "(iterable, /)",
      doc =
          "Return True if bool(x) is True for all values x in the iterable.\n\n"
              + "If the iterable is empty, return True.")
  static boolean all(PyObject iterable) {
    return !Reductions.meets(iterable, false);
  }

  @PyFunction(
      sig = "(iterable, /)",
      doc =
          "Return True if bool(x) is True for any x in the iterable.\n\n"
              + "If the iterable is empty, return False.")
  static boolean any(PyObject iterable) {
    return Reductions.meets(iterable, true);
  }

  @PyFunction(
      sig = "(obj, /)",
      doc =
          "Return an ASCII-only representation of an object.\n\n"
              + "As repr(), return a string containing a printable representation of an\n"
              + "object, but escape the non-ASCII characters in the string returned by\n"
              + "repr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\n"
              + "to that returned by repr() in Python 2.")
  static PyObject ascii(PyObject obj) {
    return TextBuiltins.ascii(obj);
  }

  @PyFunction(
      sig = "(number, /)",
      doc =
          "Return the binary representation of an integer.\n\n"
              + "   >>> bin(2796202)\n   '0b1010101010101010101010'")
  static PyObject bin(PyObject number) {
    return TextBuiltins.radix(number, 2, "0b");
  }

  @PyFunction(
      sig = "(number, /)",
      doc =
          "Return the octal representation of an integer.\n\n"
              + "   >>> oct(342391)\n   '0o1234567'")
  static PyObject oct(PyObject number) {
    return TextBuiltins.radix(number, 8, "0o");
  }

  @PyFunction(
      sig = "(number, /)",
      doc =
          "Return the hexadecimal representation of an integer.\n\n"
              + "   >>> hex(12648430)\n   '0xc0ffee'")
  static PyObject hex(PyObject number) {
    return TextBuiltins.radix(number, 16, "0x");
  }

  @PyFunction(
      sig = "(*args, **kws)",
      doc =
          "Call sys.breakpointhook(*args, **kws).\n\n"
              + "sys.breakpointhook() must accept whatever arguments are passed.\n\n"
              + "By default, this drops you into the pdb debugger.")
  static PyObject breakpoint(PyObject[] args, PyDict kws) {
    PyObject hook = Modules.sysAttr("breakpointhook");
    if (hook == null) {
      throw Py.runtimeError("lost sys.breakpointhook");
    }
    Modules.audit("builtins.breakpoint", hook);
    return hook.callKw(PyDict.joinArgs(args, kws), kws.keywordNames());
  }

  @PyFunction(
      sig = "(obj, /)",
      doc =
          "Return whether the object is callable (i.e., some kind of function).\n\n"
              + "Note that classes are callable, as are instances of classes with a\n"
              + "__call__() method.")
  static boolean callable(PyObject obj) {
    return obj.isCallable();
  }

  @PyFunction(
      sig = "(i, /)",
      doc = "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.")
  static PyObject chr(PyObject i) {
    PyLong l = Ops.index(i);
    long v = l.longValue();
    if (!l.fitsLong()) {
      v = l.signum() < 0 ? -1 : Long.MAX_VALUE;
    }
    if (v < 0 || v > 0x10FFFF) {
      throw Py.valueError("chr() arg not in range(0x110000)");
    }
    return TextBuiltins.chr((int) v);
  }

  @PyFunction(sig = "(c, /)", doc = "Return the Unicode code point for a one-character string.")
  static long ord(PyObject c) {
    return TextBuiltins.ord(c);
  }

  @PyFunction(
      sig =
          "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *,"
              + " _feature_version=-1)",
      doc =
          "Compile source into a code object that can be executed by exec() or eval().\n\n"
              + "The source code may represent a Python module, statement or expression.\n"
              + "The filename will be used for run-time error messages.\n"
              + "The mode must be 'exec' to compile a module, 'single' to compile a\n"
              + "single (interactive) statement, or 'eval' to compile an expression.\n"
              + "The flags argument, if present, controls which future statements influence\n"
              + "the compilation of the code.\n"
              + "The dont_inherit argument, if true, stops the compilation inheriting\n"
              + "the effects of any future statements in effect in the code calling\n"
              + "compile; if absent or false these statements do influence the compilation,\n"
              + "in addition to any features explicitly specified.")
  static PyObject compile(
      PyObject source,
      PyObject filename,
      PyStr mode,
      int flags,
      boolean dontInherit,
      int optimize,
      int featureVersion) {
    return CodeBuiltins.compile(
        source, filename, mode, flags, dontInherit, optimize, featureVersion);
  }

  @PyFunction(
      sig = "(source, /, globals=None, locals=None)",
      doc =
          "Evaluate the given source in the context of globals and locals.\n\n"
              + "The source may be a string representing a Python expression\n"
              + "or a code object as returned by compile().\n"
              + "The globals must be a dictionary and locals can be any mapping,\n"
              + "defaulting to the current globals and locals.\n"
              + "If only globals is given, locals defaults to it.")
  static PyObject eval(PyObject source, PyObject globals, PyObject locals) {
    return CodeBuiltins.eval(source, globals, locals);
  }

  @PyFunction(
      sig = "(source, /, globals=None, locals=None, *, closure=None)",
      doc =
          "Execute the given source in the context of globals and locals.\n\n"
              + "The source may be a string representing one or more Python statements\n"
              + "or a code object as returned by compile().\n"
              + "The globals must be a dictionary and locals can be any mapping,\n"
              + "defaulting to the current globals and locals.\n"
              + "If only globals is given, locals defaults to it.\n"
              + "The closure must be a tuple of cellvars, and can only be used\n"
              + "when source is a code object requiring exactly that many cellvars.")
  static void exec(PyObject source, PyObject globals, PyObject locals, PyObject closure) {
    CodeBuiltins.exec(source, globals, locals, closure);
  }

  @PyFunction(
      sig = "(obj, name, /)",
      doc =
          "Deletes the named attribute from the given object.\n\n"
              + "delattr(x, 'y') is equivalent to ``del x.y``")
  static void delattr(PyObject obj, PyObject name) {
    obj.setAttr(Ops.attrName(name), null);
  }

  @PyFunction(
      sig = "(*args)",
      doc =
          "dir([object]) -> list of strings\n\n"
              + "If called without an argument, return the names in the current scope.\n"
              + "Else, return an alphabetized list of names comprising (some of) the attributes\n"
              + "of the given object, and of attributes reachable from it.\n"
              + "If the object supplies a method named __dir__, it will be used; otherwise\n"
              + "the default dir() logic is used and returns:\n"
              + "  for a module object: the module's attributes.\n"
              + "  for a class object:  its attributes, and recursively the attributes\n"
              + "    of its bases.\n"
              + "  for any other object: its attributes, its class's attributes, and\n"
              + "    recursively the attributes of its class's base classes.")
  static PyObject dir(PyObject[] args) {
    checkCount("dir", args.length, 0, 1);
    return Introspection.dir(args.length == 0 ? null : args[0]);
  }

  @PyFunction(
      sig = "(x, y, /)",
      doc = "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.")
  static PyObject divmod(PyObject x, PyObject y) {
    return Arith.binary(Slot.DIVMOD, x, y);
  }

  @PyFunction(
      sig = "(value, format_spec='', /)",
      doc =
          "Return type(value).__format__(value, format_spec)\n\n"
              + "Many built-in types implement format_spec according to the\n"
              + "Format Specification Mini-language. See help('FORMATTING')\n"
              + "for details.")
  static PyObject format(PyObject value, PyStr formatSpec) {
    return Ops.format(value, formatSpec);
  }

  @PyFunction(
      sig = "(object, name, default=None, /)",
      doc =
          "getattr(object, name[, default]) -> value\n\n"
              + "Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\n"
              + "When a default argument is given, it is returned when the attribute doesn't\n"
              + "exist; without it, an exception is raised in that case.")
  static PyObject getattr(PyObject object, PyObject name, PyObject deflt) {
    PyStr n = Ops.attrName(name);
    if (deflt == null) {
      return object.getAttr(n);
    }
    PyObject r = Ops.findAttr(object, n);
    return r == null ? deflt : r;
  }

  @PyFunction(
      doc =
          "Return the dictionary containing the current scope's global variables.\n\n"
              + "NOTE: Updates to this dictionary *will* affect name lookups in the current\n"
              + "global scope and vice-versa.")
  static PyObject globals() {
    PyDict g = Introspection.frame().globals;
    return g;
  }

  @PyFunction(
      sig = "(obj, name, /)",
      doc =
          "Return whether the object has an attribute with the given name.\n\n"
              + "This is done by calling getattr(obj, name) and catching AttributeError.")
  static boolean hasattr(PyObject obj, PyObject name) {
    return Ops.findAttr(obj, Ops.attrName(name)) != null;
  }

  @PyFunction(
      sig = "(obj, /)",
      doc =
          "Return the hash value for the given object.\n\n"
              + "Two objects that compare equal must also have the same hash value, but the\n"
              + "reverse is not necessarily true.")
  static long hash(PyObject obj) {
    return obj.hash();
  }

  @PyFunction(
      sig = "(obj, /)",
      doc =
          "Return the identity of an object.\n\n"
              + "This is guaranteed to be unique among simultaneously existing objects.\n"
              + "(CPython uses the object's memory address.)")
  static long id(PyObject obj) {
    return Interpreter.current().id(obj);
  }

  @PyFunction(
      sig = "(prompt='', /)",
      doc =
          "Read a string from standard input.  The trailing newline is stripped.\n\n"
              + "The prompt string, if given, is printed to standard output without a\n"
              + "trailing newline before reading input.\n\n"
              + "If the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\n"
              + "On *nix systems, readline is used if available.")
  static PyObject input(PyObject prompt) {
    return InputBuiltin.input(prompt);
  }

  @PyFunction(
      sig = "(obj, class_or_tuple, /)",
      doc =
          "Return whether an object is an instance of a class or of a subclass thereof.\n\n"
              + "A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\n"
              + "check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\n"
              + "or ...`` etc.")
  static boolean isinstance(PyObject obj, PyObject cls) {
    return Ops.isInstance(obj, cls);
  }

  @PyFunction(
      sig = "(cls, class_or_tuple, /)",
      doc =
          "Return whether 'cls' is derived from another class or is the same class.\n\n"
              + "A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\n"
              + "check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\n"
              + "or ...``.")
  static boolean issubclass(PyObject cls, PyObject other) {
    return Ops.isSubclass(cls, other);
  }

  @PyFunction(
      sig = "(object, sentinel=None, /)",
      doc =
          "iter(iterable) -> iterator\n"
              + "iter(callable, sentinel) -> iterator\n\n"
              + "Get an iterator from an object.  In the first form, the argument must\n"
              + "supply its own iterator, or be a sequence.\n"
              + "In the second form, the callable is called until it returns the sentinel.")
  static PyObject iter(PyObject object, PyObject sentinel) {
    if (sentinel == null) {
      return object.iter();
    }
    if (!object.isCallable()) {
      throw Py.typeError("iter(v, w): v must be callable");
    }
    return new PyCallableIter(object, sentinel);
  }

  @PyFunction(
      sig = "(async_iterable, /)",
      doc = "Return an AsyncIterator for an AsyncIterable object.")
  static PyObject aiter(PyObject o) {
    return AsyncBuiltins.aiter(o);
  }

  @PyFunction(
      sig = "(async_iterator, default=None, /)",
      doc =
          "Return the next item from the async iterator.\n\n"
              + "If default is given and the async iterator is exhausted,\n"
              + "it is returned instead of raising StopAsyncIteration.")
  static PyObject anext(PyObject o, PyObject deflt) {
    return AsyncBuiltins.anext(o, deflt);
  }

  @PyFunction(sig = "(obj, /)", doc = "Return the number of items in a container.")
  static long len(PyObject obj) {
    return Ops.len(obj);
  }

  @PyFunction(
      doc =
          "Return a dictionary containing the current scope's local variables.\n\n"
              + "NOTE: Whether or not updates to this dictionary will affect name lookups in\n"
              + "the local scope and vice-versa is *implementation dependent* and not\n"
              + "covered by any backwards compatibility guarantees.")
  static PyObject locals() {
    return Introspection.locals(Introspection.frame());
  }

  @PyFunction(
      sig = "(*args, key=None, default=None)",
      doc =
          "max(iterable, *[, default=obj, key=func]) -> value\n"
              + "max(arg1, arg2, *args, *[, key=func]) -> value\n\n"
              + "With a single iterable argument, return its biggest item. The\n"
              + "default keyword-only argument specifies an object to return if\n"
              + "the provided iterable is empty.\n"
              + "With two or more positional arguments, return the largest argument.")
  static PyObject max(PyObject[] args, PyObject key, PyObject deflt) {
    return Reductions.minMax("max", args, key, deflt, true);
  }

  @PyFunction(
      sig = "(*args, key=None, default=None)",
      doc =
          "min(iterable, *[, default=obj, key=func]) -> value\n"
              + "min(arg1, arg2, *args, *[, key=func]) -> value\n\n"
              + "With a single iterable argument, return its smallest item. The\n"
              + "default keyword-only argument specifies an object to return if\n"
              + "the provided iterable is empty.\n"
              + "With two or more positional arguments, return the smallest argument.")
  static PyObject min(PyObject[] args, PyObject key, PyObject deflt) {
    return Reductions.minMax("min", args, key, deflt, false);
  }

  @PyFunction(
      sig = "(iterator, default=None, /)",
      doc =
          "next(iterator[, default])\n\n"
              + "Return the next item from the iterator. If default is given and the iterator\n"
              + "is exhausted, it is returned instead of raising StopIteration.")
  static PyObject next(PyObject it, PyObject deflt) {
    return Introspection.next(it, deflt);
  }

  @PyFunction(
      sig = "(base, exp, mod=None)",
      doc =
          "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.\n\n"
              + "Some types, such as ints, are able to use a more efficient algorithm when\n"
              + "invoked using the three argument form.")
  static PyObject pow(PyObject base, PyObject exp, PyObject mod) {
    return mod == null || mod == Py.None
        ? Arith.binary(Slot.POW, base, exp)
        : Arith.pow(base, exp, mod);
  }

  @PyFunction(
      sig = "(*args, sep=' ', end='\\n', file=None, flush=False)",
      doc =
          "Prints the values to a stream, or to sys.stdout by default.\n\n"
              + "sep\n  string inserted between values, default a space.\n"
              + "end\n  string appended after the last value, default a newline.\n"
              + "file\n"
              + "  a file-like object (stream); defaults to the current sys.stdout.\n"
              + "flush\n  whether to forcibly flush the stream.")
  static void print(PyObject[] args, PyObject sep, PyObject end, PyObject file, boolean flush) {
    PrintBuiltin.print(args, sep, end, file, flush);
  }

  @PyFunction(
      sig = "(obj, /)",
      doc =
          "Return the canonical string representation of the object.\n\n"
              + "For many object types, including most builtins, eval(repr(obj)) == obj.")
  static PyObject repr(PyObject obj) {
    return Ops.repr(obj);
  }

  @PyFunction(
      sig = "(number, ndigits=None)",
      doc =
          "Round a number to a given precision in decimal digits.\n\n"
              + "The return value is an integer if ndigits is omitted or None.  Otherwise\n"
              + "the return value has the same type as the number.  ndigits may be negative.")
  static PyObject round(PyObject number, PyObject ndigits) {
    PyObject m = number.type().slot(Slot.ROUND);
    if (m == null) {
      throw Py.typeError("type " + number.type().name() + " doesn't define __round__ method");
    }
    return ndigits == null || ndigits == Py.None
        ? Slot.call(m, number)
        : Slot.call(m, number, ndigits);
  }

  @PyFunction(
      sig = "(obj, name, value, /)",
      doc =
          "Sets the named attribute on the given object to the specified value.\n\n"
              + "setattr(x, 'y', v) is equivalent to ``x.y = v``")
  static void setattr(PyObject obj, PyObject name, PyObject value) {
    obj.setAttr(Ops.attrName(name), value);
  }

  @PyFunction(
      sig = "(*args, **kwargs)",
      doc =
          "Return a new list containing all items from the iterable in ascending order.\n\n"
              + "A custom key function can be supplied to customize the sort order, and the\n"
              + "reverse flag can be set to request the result in descending order.")
  static PyObject sorted(PyObject[] args, PyDict kwargs) {
    if (args.length != 1) {
      throw Py.typeError("sorted expected 1 argument, got " + args.length);
    }
    PyList l = new PyList();
    l.extend(args[0]);
    PyObject key = kwargs.size() == 0 ? null : kwargs.get(KEY);
    PyObject reverse = kwargs.size() == 0 ? null : kwargs.get(REVERSE);
    if (kwargs.size() == (key == null ? 0 : 1) + (reverse == null ? 0 : 1)) {
      l.sort(key, reverse);
      return l;
    }
    // The method has the words for the others.
    PyObject[] all = PyDict.joinArgs(new PyObject[] {l}, kwargs);
    PyList.TYPE.lookup(SORT).callKw(all, kwargs.keywordNames());
    return l;
  }

  @PyFunction(
      sig = "(iterable, /, start=0)",
      doc =
          "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\n"
              + "When the iterable is empty, return the start value.\n"
              + "This function is intended specifically for use with numeric values and may\n"
              + "reject non-numeric types.")
  static PyObject sum(PyObject iterable, PyObject start) {
    return Reductions.sum(iterable, start);
  }

  @PyFunction(
      sig = "(*args)",
      doc =
          "vars([object]) -> dictionary\n\n"
              + "Without arguments, equivalent to locals().\n"
              + "With an argument, equivalent to object.__dict__.")
  static PyObject vars(PyObject[] args) {
    checkCount("vars", args.length, 0, 1);
    return Introspection.vars(args.length == 0 ? null : args[0]);
  }

  static void checkCount(String name, int n, int min, int max) {
    if (n < min || n > max) {
      int want = n < min ? min : max;
      throw Py.typeError(
          name
              + " expected "
              + (min == max ? "" : n < min ? "at least " : "at most ")
              + want
              + " argument"
              + (want == 1 ? "" : "s")
              + ", got "
              + n);
    }
  }
}
