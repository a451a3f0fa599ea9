package jyston.stdlib.pickle;

import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyMemoryView;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Slot;

/** The operations that find globals, call them, and fill what they made. */
final class PickleBuilder {
  private static final PyStr EXTEND = PyStr.intern("extend");
  private static final PyStr APPEND = PyStr.intern("append");
  private static final PyStr ADD = PyStr.intern("add");
  private static final PyStr NEW = PyStr.intern("__new__");
  private static final PyStr GETINITARGS = PyStr.intern("__getinitargs__");
  private static final PyStr SETSTATE = PyStr.intern("__setstate__");
  private static final PyStr DICT = PyStr.intern("__dict__");

  private final PyUnpickler unpickler;
  private final PickleModule module;
  private final PickleStack stack;

  PickleBuilder(PyUnpickler unpickler, PickleStack stack) {
    this.unpickler = unpickler;
    this.module = unpickler.module;
    this.stack = stack;
  }

  private PyException error(String message) {
    return module.unpicklingError(message);
  }

  /** Runs an operation; false when it is none of those here. */
  boolean run(int op, PickleReader in) {
    switch (op) {
      case PickleOps.APPEND -> append(stack.size() - 1);
      case PickleOps.APPENDS -> append(stack.popMark());
      case PickleOps.SETITEM -> setItems(stack.size() - 2);
      case PickleOps.SETITEMS -> setItems(stack.popMark());
      case PickleOps.ADDITEMS -> addItems(stack.popMark());
      case PickleOps.BUILD -> build();
      case PickleOps.REDUCE -> {
        PyObject args = stack.pop();
        PyObject func = stack.pop();
        if (!(args instanceof PyTuple t)) {
          throw Py.typeError("argument list must be a tuple");
        }
        stack.push(func.callN(t.items));
      }
      case PickleOps.NEWOBJ -> newObject(null);
      case PickleOps.NEWOBJ_EX -> newObject(stack.pop());
      case PickleOps.STACK_GLOBAL -> {
        PyObject name = stack.pop();
        PyObject mod = stack.pop();
        if (name.getClass() != PyStr.class || mod.getClass() != PyStr.class) {
          throw error("STACK_GLOBAL requires str");
        }
        stack.push(unpickler.global(mod, name));
      }
      case PickleOps.GLOBAL -> {
        PyStr mod = Codecs.decodeUtf8(in.filledLine(), "strict");
        stack.push(unpickler.global(mod, Codecs.decodeUtf8(in.filledLine(), "strict")));
      }
      case PickleOps.INST -> {
        int mark = stack.popMark();
        PyStr mod = PickleLoader.ascii(in.filledLine());
        PyObject cls = unpickler.global(mod, PickleLoader.ascii(in.filledLine()));
        stack.push(instantiate(cls, stack.popFrom(mark)));
      }
      case PickleOps.OBJ -> {
        int mark = stack.popMark();
        if (stack.size() - mark < 1) {
          throw error("unpickling stack underflow");
        }
        PyObject[] args = stack.popFrom(mark + 1);
        stack.push(instantiate(stack.pop(), args));
      }
      case PickleOps.EXT1 -> extension(in.byte1());
      case PickleOps.EXT2 -> extension(in.little(2));
      case PickleOps.EXT4 -> extension((int) in.little(4));
      case PickleOps.PERSID -> stack.push(unpickler.persistent(persistentId(in.line())));
      case PickleOps.BINPERSID -> stack.push(unpickler.persistent(stack.pop()));
      case PickleOps.NEXT_BUFFER -> nextBuffer();
      case PickleOps.READONLY_BUFFER -> {
        PyMemoryView view = (PyMemoryView) PyMemoryView.TYPE.call1(stack.top());
        if (!view.getAttr(PyStr.intern("readonly")).isTrue()) {
          stack.replaceTop(Ops.callMethod(view, "toreadonly"));
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private PyObject persistentId(byte[] line) {
    try {
      return PickleLoader.ascii(line);
    } catch (PyException e) {
      if (!e.matches(PyBaseException.UNICODE_DECODE_ERROR)) {
        throw e;
      }
      throw error("persistent IDs in protocol 0 must be ASCII strings");
    }
  }

  private void nextBuffer() {
    if (unpickler.buffers == null) {
      throw error("pickle stream refers to out-of-band data but no *buffers* argument was given");
    }
    PyObject b = unpickler.buffers.iterNext();
    if (b == null) {
      throw error("not enough out-of-band buffers");
    }
    stack.push(b);
  }

  private void extension(long code) {
    PyObject key = PyInt.of(code);
    PyDict cache = (PyDict) module.extensionCache;
    PyObject o = cache.get(key);
    if (o != null) {
      stack.push(o);
      return;
    }
    PyObject pair = ((PyDict) module.invertedRegistry).get(key);
    if (pair == null) {
      throw code <= 0
          ? error("EXT specifies code <= 0")
          : Py.valueError("unregistered extension code " + code);
    }
    if (!(pair instanceof PyTuple t)
        || t.size() != 2
        || !(t.get(0) instanceof PyStr)
        || !(t.get(1) instanceof PyStr)) {
      throw Py.valueError("_inverted_registry[" + code + "] isn't a 2-tuple of strings");
    }
    o = unpickler.global(t.get(0), t.get(1));
    cache.put(key, o);
    stack.push(o);
  }

  // Making objects.

  private static PyObject instantiate(PyObject cls, PyObject[] args) {
    if (args.length == 0 && cls instanceof PyType && Ops.findAttr(cls, GETINITARGS) == null) {
      return cls.getAttr(NEW).call1(cls);
    }
    return cls.callN(args);
  }

  private void newObject(PyObject kwargs) {
    String what = kwargs == null ? "NEWOBJ" : "NEWOBJ_EX";
    PyObject args = stack.pop();
    PyObject cls = stack.pop();
    if (!(cls instanceof PyType t)) {
      throw error(what + " class argument must be a type, not " + cls.type().name());
    }
    if (t.slot(Slot.NEW) == null) {
      throw error(what + " class argument '" + t.name() + "' doesn't have __new__");
    }
    if (!(args instanceof PyTuple a)) {
      throw error(what + " args argument must be a tuple, not " + args.type().name());
    }
    PyObject[] all = new PyObject[a.size() + 1];
    all[0] = cls;
    System.arraycopy(a.items, 0, all, 1, a.size());
    PyObject make = cls.getAttr(NEW);
    if (kwargs == null) {
      stack.push(make.callN(all));
      return;
    }
    if (!(kwargs instanceof PyDict k)) {
      throw error(what + " kwargs argument must be a dict, not " + kwargs.type().name());
    }
    stack.push(make.callKw(PyDict.joinArgs(all, k), k.keywordNames()));
  }

  // Filling them.

  private void append(int from) {
    PyObject list = stack.below(from);
    if (from == stack.size()) {
      return;
    }
    PyObject[] items = stack.popFrom(from);
    if (list.getClass() == PyList.class) {
      PyList l = (PyList) list;
      if (items.length == 1) {
        l.add(items[0]);
      } else {
        l.extend(PyTuple.wrap(items));
      }
      return;
    }
    PyObject extend = Ops.findAttr(list, EXTEND);
    if (extend != null) {
      extend.call1(PyList.wrap(items));
      return;
    }
    PyObject add = list.getAttr(APPEND);
    for (PyObject o : items) {
      add.call1(o);
    }
  }

  private void setItems(int from) {
    PyObject d = stack.below(from);
    if (from == stack.size()) {
      return;
    }
    PyObject[] items = stack.popFrom(from);
    if (items.length % 2 != 0) {
      throw error("odd number of items for SETITEMS");
    }
    if (d.getClass() == PyDict.class) {
      PyDict dict = (PyDict) d;
      for (int i = 0; i < items.length; i += 2) {
        dict.put(items[i], items[i + 1]);
      }
      return;
    }
    for (int i = 0; i < items.length; i += 2) {
      d.setItem(items[i], items[i + 1]);
    }
  }

  private void addItems(int from) {
    PyObject s = stack.below(from);
    if (from == stack.size()) {
      return;
    }
    PyObject[] items = stack.popFrom(from);
    if (s instanceof PySet set) {
      for (PyObject o : items) {
        set.add(o);
      }
      return;
    }
    PyObject add = s.getAttr(ADD);
    for (PyObject o : items) {
      add.call1(o);
    }
  }

  private void build() {
    PyObject state = stack.pop();
    PyObject inst = stack.top();
    PyObject setState = Ops.findAttr(inst, SETSTATE);
    if (setState != null) {
      setState.call1(state);
      return;
    }
    PyObject slotState = null;
    if (state instanceof PyTuple t && t.size() == 2) {
      state = t.get(0);
      slotState = t.get(1);
    }
    if (state != Py.None) {
      if (!(state instanceof PyDict d)) {
        throw error("state is not a dictionary");
      }
      setAttributes(inst, d);
    }
    if (slotState != null && slotState != Py.None) {
      if (!(slotState instanceof PyDict d)) {
        throw error("slot state is not a dictionary");
      }
      for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
        inst.setAttr(Ops.attrName(d.keyAt(i)), d.valueAt(i));
      }
    }
  }

  private static void setAttributes(PyObject inst, PyDict d) {
    if (d.size() == 0) {
      return;
    }
    PyObject dict = null;
    for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
      PyObject k = d.keyAt(i);
      boolean name = k.getClass() == PyStr.class;
      if (dict == null && name && Ops.hasPlainDict(inst)) {
        // As through the dict, which then need not be made.
        inst.attrs().setOwn(((PyStr) k).interned(), d.valueAt(i));
        continue;
      }
      if (dict == null) {
        dict = inst.getAttr(DICT);
      }
      dict.setItem(name ? ((PyStr) k).interned() : k, d.valueAt(i));
    }
  }
}
