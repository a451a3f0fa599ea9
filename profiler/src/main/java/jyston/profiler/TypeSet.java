package jyston.profiler;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Up to four distinct things seen at a site (types, shapes, targets of calls), then "many".
 * Compares by identity.
 */
public final class TypeSet {
  /** How many are told apart. */
  public static final int MAX = 4;

  private final Object[] seen = new Object[MAX];
  private int size;
  private boolean many;

  /** Adds one; a no-op when it is there already or the set is full. */
  public void add(Object o) {
    for (int i = 0; i < size; i++) {
      if (seen[i] == o) {
        return;
      }
    }
    if (size < MAX) {
      seen[size] = o;
      size++;
    } else {
      many = true;
    }
  }

  /** How many distinct ones are known: 0 to {@link #MAX}. */
  public int size() {
    return size;
  }

  /** Whether more came than the set can tell apart. */
  public boolean many() {
    return many;
  }

  /** The one in place {@code i}, in the order of arrival. */
  public Object get(int i) {
    return i < size ? seen[i] : null;
  }

  /** Whether exactly one thing was ever seen. */
  public boolean single() {
    return size == 1 && !many;
  }

  /** Forgets everything. */
  public void clear() {
    Arrays.fill(seen, null);
    size = 0;
    many = false;
  }

  /** Says that more may come than was seen, after a guard on this set failed. */
  public void widen() {
    many = true;
  }

  /**
   * A copy that does not change. May be taken while another thread adds, weakens or restores: what
   * that one is moving may be missed, or be met twice and is then taken once.
   */
  Feedback.Types copy() {
    List<Object> out = new ArrayList<>(MAX);
    for (Object o : seen) {
      // Nothing that is seen is itself a weak reference.
      Object x = o instanceof WeakReference<?> w ? w.get() : o;
      if (x != null && out.stream().noneMatch(y -> y == x)) {
        out.add(x);
      }
    }
    return new Feedback.Types(Collections.unmodifiableList(out), many);
  }

  /** Turns the references into weak ones, for the time of a garbage collection. */
  void weaken() {
    for (int i = 0; i < size; i++) {
      seen[i] = new WeakReference<>(seen[i]);
    }
  }

  /** Ends what {@link #weaken} began; what was collected is gone. */
  void restore() {
    int n = 0;
    for (int i = 0; i < size; i++) {
      Object o = ((WeakReference<?>) seen[i]).get();
      if (o != null) {
        seen[n++] = o;
      }
    }
    for (int i = n; i < size; i++) {
      seen[i] = null;
    }
    size = n;
  }

  /**
   * The set in words.
   *
   * @param name names one of the things
   */
  public String describe(Function<Object, String> name) {
    if (size == 0 && !many) {
      return "none";
    }
    StringBuilder sb = new StringBuilder();
    for (int i = 0; i < size; i++) {
      sb.append(i == 0 ? "" : " | ").append(name.apply(seen[i]));
    }
    return many ? sb.append(size == 0 ? "many" : " | many").toString() : sb.toString();
  }
}
