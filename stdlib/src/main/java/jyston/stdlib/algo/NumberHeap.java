package jyston.stdlib.algo;

/** Heaps of unboxed numbers: what {@link HeapqModule} does, without a list or an object. */
final class NumberHeap {
  private NumberHeap() {}

  private static boolean less(long a, long b, boolean max) {
    return max ? b < a : a < b;
  }

  private static boolean less(double a, double b, boolean max) {
    return max ? b < a : a < b;
  }

  static void siftDown(long[] heap, int start, int from, boolean max) {
    int pos = from;
    long item = heap[pos];
    while (pos > start) {
      int up = (pos - 1) >> 1;
      long parent = heap[up];
      if (!less(item, parent, max)) {
        break;
      }
      heap[pos] = parent;
      pos = up;
    }
    heap[pos] = item;
  }

  static void siftUp(long[] heap, int size, int from, boolean max) {
    int pos = from;
    int limit = size >> 1;
    long item = heap[pos];
    while (pos < limit) {
      int child = 2 * pos + 1;
      if (child + 1 < size && !less(heap[child], heap[child + 1], max)) {
        child++;
      }
      heap[pos] = heap[child];
      pos = child;
    }
    heap[pos] = item;
    siftDown(heap, from, pos, max);
  }

  static void siftDown(double[] heap, int start, int from, boolean max) {
    int pos = from;
    double item = heap[pos];
    while (pos > start) {
      int up = (pos - 1) >> 1;
      double parent = heap[up];
      if (!less(item, parent, max)) {
        break;
      }
      heap[pos] = parent;
      pos = up;
    }
    heap[pos] = item;
  }

  static void siftUp(double[] heap, int size, int from, boolean max) {
    int pos = from;
    int limit = size >> 1;
    double item = heap[pos];
    while (pos < limit) {
      int child = 2 * pos + 1;
      if (child + 1 < size && !less(heap[child], heap[child + 1], max)) {
        child++;
      }
      heap[pos] = heap[child];
      pos = child;
    }
    heap[pos] = item;
    siftDown(heap, from, pos, max);
  }
}
