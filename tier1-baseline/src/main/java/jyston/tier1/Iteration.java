package jyston.tier1;

import jyston.runtime.PyDictIter;
import jyston.runtime.PyEnumerate;
import jyston.runtime.PyGenerator;
import jyston.runtime.PyListIter;
import jyston.runtime.PyRangeIter;
import jyston.runtime.PySetIter;
import jyston.runtime.PyStrIter;
import jyston.runtime.PyTupleIter;
import jyston.runtime.PyZip;

/** How a loop goes on, by the iterators it has seen. */
enum Iteration {
  /** By asking the iterator, whatever it is. */
  ANY(null),
  RANGE(PyRangeIter.class),
  LIST(PyListIter.class),
  TUPLE(PyTupleIter.class),
  STR(PyStrIter.class),
  DICT(PyDictIter.class),
  SET(PySetIter.class),
  GENERATOR(PyGenerator.class),
  /** A dict's items, taken apart at once. */
  ITEMS(PyDictIter.class),
  /** Numbers and items, taken apart at once. */
  ENUMERATE(PyEnumerate.class),
  /** Items of two iterators, taken apart at once. */
  ZIP(PyZip.class);

  /** The class of iterators, which a guard makes sure of; null for any. */
  final Class<?> of;

  Iteration(Class<?> of) {
    this.of = of;
  }

  /** Whether the iterator gives pairs whose items go to registers of their own. */
  boolean pairs() {
    return this == ITEMS || this == ENUMERATE || this == ZIP;
  }

  /** How to go on with the same iterators where pairs are not taken apart. */
  Iteration alone() {
    return of(of, false);
  }

  /**
   * How to go on with iterators of a class.
   *
   * @param unpacked whether what they give is taken apart into two at once
   */
  static Iteration of(Object seen, boolean unpacked) {
    Iteration one = ANY;
    for (Iteration i : values()) {
      if (i.of == seen) {
        if (i.pairs() && unpacked) {
          return i;
        }
        one = i.pairs() ? one : i;
      }
    }
    return one;
  }
}
