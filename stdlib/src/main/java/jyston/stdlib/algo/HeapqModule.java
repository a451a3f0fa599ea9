package jyston.stdlib.algo;

import jyston.runtime.Compare;
import jyston.runtime.Py;
import jyston.runtime.PyException;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _heapq}. */
@PyModuleDef(
    name = "_heapq",
    doc =
        "Heap queue algorithm (a.k.a. priority queue).\n\n"
            + "Heaps are arrays for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for\n"
            + "all k, counting elements from 0.")
public final class HeapqModule extends BuiltinModule {
  /** For the index of modules. */
  public HeapqModule() {}

  private static boolean less(PyObject a, PyObject b, boolean max) {
    return max ? Compare.test(b, a, Compare.LT) : Compare.test(a, b, Compare.LT);
  }

  private static PyException resized() {
    return Py.runtimeError("list changed size during iteration");
  }

  private static PyException empty() {
    return Py.indexError("index out of range");
  }

  private static void siftDown(PyList heap, int start, int from, boolean max) {
    int size = heap.size();
    if (from >= size) {
      throw empty();
    }
    if (heap.longs() != null) {
      NumberHeap.siftDown(heap.longs(), start, from, max);
      return;
    }
    if (heap.doubles() != null) {
      NumberHeap.siftDown(heap.doubles(), start, from, max);
      return;
    }
    int pos = from;
    PyObject item = heap.get(pos);
    while (pos > start) {
      int up = (pos - 1) >> 1;
      PyObject parent = heap.get(up);
      boolean smaller = less(item, parent, max);
      if (heap.size() != size) {
        throw resized();
      }
      if (!smaller) {
        break;
      }
      // Read again: the comparison may have changed the list.
      PyObject p = heap.get(up);
      heap.set(up, heap.get(pos));
      heap.set(pos, p);
      pos = up;
    }
  }

  private static void siftUp(PyList heap, int from, boolean max) {
    int size = heap.size();
    if (from >= size) {
      throw empty();
    }
    if (heap.longs() != null) {
      NumberHeap.siftUp(heap.longs(), size, from, max);
      return;
    }
    if (heap.doubles() != null) {
      NumberHeap.siftUp(heap.doubles(), size, from, max);
      return;
    }
    int pos = from;
    int limit = size >> 1;
    while (pos < limit) {
      int child = 2 * pos + 1;
      if (child + 1 < size) {
        boolean left = less(heap.get(child), heap.get(child + 1), max);
        if (heap.size() != size) {
          throw resized();
        }
        if (!left) {
          child++;
        }
      }
      PyObject c = heap.get(child);
      heap.set(child, heap.get(pos));
      heap.set(pos, c);
      pos = child;
    }
    siftDown(heap, from, pos, max);
  }

  private static PyObject removeLast(PyList heap) {
    int n = heap.size();
    if (n == 0) {
      throw empty();
    }
    PyObject last = heap.get(n - 1);
    heap.removeRange(n - 1, n);
    return last;
  }

  private static PyObject pop(PyList heap, boolean max) {
    PyObject last = removeLast(heap);
    if (heap.size() == 0) {
      return last;
    }
    PyObject r = heap.get(0);
    heap.set(0, last);
    siftUp(heap, 0, max);
    return r;
  }

  private static PyObject replace(PyList heap, PyObject item, boolean max) {
    if (heap.size() == 0) {
      throw empty();
    }
    PyObject r = heap.get(0);
    heap.set(0, item);
    siftUp(heap, 0, max);
    return r;
  }

  private static void make(PyList heap, boolean max) {
    for (int i = (heap.size() >> 1) - 1; i >= 0; i--) {
      siftUp(heap, i, max);
    }
  }

  @PyFunction(sig = "(heap, item, /)", doc = "Push item onto heap, maintaining the heap invariant.")
  static void heappush(PyList heap, PyObject item) {
    heap.add(item);
    siftDown(heap, 0, heap.size() - 1, false);
  }

  @PyFunction(
      sig = "(heap, /)",
      doc = "Pop the smallest item off the heap, maintaining the heap invariant.")
  static PyObject heappop(PyList heap) {
    return pop(heap, false);
  }

  @PyFunction(
      sig = "(heap, item, /)",
      doc = "Pop and return the current smallest value, and add the new item.")
  static PyObject heapreplace(PyList heap, PyObject item) {
    return replace(heap, item, false);
  }

  @PyFunction(
      sig = "(heap, item, /)",
      doc = "Push item on the heap, then pop and return the smallest item from the heap.")
  static PyObject heappushpop(PyList heap, PyObject item) {
    if (heap.size() == 0) {
      return item;
    }
    if (!less(heap.get(0), item, false)) {
      return item;
    }
    return replace(heap, item, false);
  }

  @PyFunction(
      sig = "(heap, /)",
      doc = "Transform list into a heap, in-place, in O(len(heap)) time.")
  static void heapify(PyList heap) {
    make(heap, false);
  }

  @PyFunction(name = "_heappop_max", sig = "(heap, /)", doc = "Maxheap variant of heappop.")
  static PyObject heappopMax(PyList heap) {
    return pop(heap, true);
  }

  @PyFunction(
      name = "_heapreplace_max",
      sig = "(heap, item, /)",
      doc = "Maxheap variant of heapreplace.")
  static PyObject heapreplaceMax(PyList heap, PyObject item) {
    return replace(heap, item, true);
  }

  @PyFunction(name = "_heapify_max", sig = "(heap, /)", doc = "Maxheap variant of heapify.")
  static void heapifyMax(PyList heap) {
    make(heap, true);
  }
}
