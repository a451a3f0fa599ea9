package jyston.stdlib.pickle;

import java.util.Arrays;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;

/** The stack of a pickle machine, with marks below which nothing is taken. */
final class PickleStack {
  private final PickleModule module;
  private PyObject[] items = new PyObject[16];
  private int size;
  private int[] marks = new int[8];
  private int markCount;

  /** The last mark. */
  private int fence;

  PickleStack(PickleModule module) {
    this.module = module;
  }

  private PyException underflow() {
    return module.unpicklingError(
        markCount > 0 ? "unexpected MARK found" : "unpickling stack underflow");
  }

  int size() {
    return size;
  }

  void push(PyObject o) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size++] = o;
  }

  PyObject pop() {
    if (size <= fence) {
      throw underflow();
    }
    PyObject o = items[--size];
    items[size] = null;
    return o;
  }

  PyObject top() {
    if (size <= fence) {
      throw underflow();
    }
    return items[size - 1];
  }

  void replaceTop(PyObject o) {
    items[size - 1] = o;
  }

  /** The item before one; both above the last mark. */
  PyObject below(int index) {
    if (index <= fence || index > size) {
      throw underflow();
    }
    return items[index - 1];
  }

  void mark() {
    if (markCount == marks.length) {
      marks = Arrays.copyOf(marks, markCount * 2);
    }
    marks[markCount++] = size;
    fence = size;
  }

  /** Takes the last mark away and gives its place. */
  int popMark() {
    if (markCount == 0) {
      throw module.unpicklingError("could not find MARK");
    }
    int m = marks[--markCount];
    fence = markCount > 0 ? marks[markCount - 1] : 0;
    return m;
  }

  /** POP: an item, or the mark that is on top. */
  void popAny() {
    if (markCount > 0 && marks[markCount - 1] == size) {
      popMark();
    } else {
      pop();
    }
  }

  /** The items from a place on, which leave the stack. */
  PyObject[] popFrom(int from) {
    if (from < fence) {
      throw underflow();
    }
    PyObject[] r = Arrays.copyOfRange(items, from, size);
    Arrays.fill(items, from, size, null);
    size = from;
    return r;
  }
}
