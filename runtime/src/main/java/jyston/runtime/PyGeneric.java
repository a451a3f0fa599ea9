package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;

/** {@code typing.Generic}. */
@PyClass(
    name = "Generic",
    module = "typing",
    doc =
        "Abstract base class for generic types.\n\nOn Python 3.12 and newer, generic classes"
            + " implicitly inherit from\nGeneric when they declare a parameter list after the"
            + " class's name::\n\n    class Mapping[KT, VT]:\n        def __getitem__(self, key:"
            + " KT) -> VT:\n            ...\n            # Etc.\n\nOn older versions of Python,"
            + " however, generic classes have to\nexplicitly inherit from Generic.\n\nAfter a class"
            + " has been declared to be generic, it can then be used as\nfollows::\n\n    def"
            + " lookup_name[KT, VT](mapping: Mapping[KT, VT], key: KT, default: VT) -> VT:\n"
            + "        try:\n            return mapping[key]\n        except KeyError:\n"
            + "            return default\n")
public final class PyGeneric {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyGenericTable()).withoutLayout();

  private PyGeneric() {}

  @PyClassMethod(
      name = "__class_getitem__",
      sig = "(*args, **kwargs)",
      doc = "Parameterizes a generic class.")
  static PyObject classGetitem(PyType cls, PyObject[] args, PyDict kwargs) {
    return call("_generic_class_getitem", cls, args, kwargs);
  }

  @PyClassMethod(
      name = "__init_subclass__",
      sig = "(*args, **kwargs)",
      doc = "Function to initialize subclasses.")
  static PyObject initSubclass(PyType cls, PyObject[] args, PyDict kwargs) {
    return call("_generic_init_subclass", cls, args, kwargs);
  }

  private static PyObject call(String f, PyType cls, PyObject[] args, PyDict kwargs) {
    PyObject[] all = jyston.runtime.PyMethod.prepend(cls, args);
    return TypeParams.typing(f).callKw(PyDict.joinArgs(all, kwargs), kwargs.keywordNames());
  }
}
