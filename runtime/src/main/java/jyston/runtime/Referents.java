package jyston.runtime;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which objects an object refers to, by looking at the fields of its Java class: for the {@code gc}
 * module and for the order of finalizers. Java objects that are no Python values are looked
 * through.
 */
public final class Referents {
  /** What holds the whole interpreter together and is part of no object. */
  private static final Set<Class<?>> OPAQUE =
      Set.of(Interpreter.class, ThreadState.class, Shape.class, DelCall.class);

  private static final ClassValue<Field[]> FIELDS =
      new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> c) {
          return fields(c);
        }
      };

  private Referents() {}

  private static Field[] fields(Class<?> c) {
    List<Field> l = new ArrayList<>();
    for (Class<?> k = c; k != null && isOurs(k); k = k.getSuperclass()) {
      for (Field f : k.getDeclaredFields()) {
        if (!Modifier.isStatic(f.getModifiers()) && worthwhile(f.getType())) {
          f.setAccessible(true);
          l.add(f);
        }
      }
    }
    return l.toArray(Field[]::new);
  }

  private static boolean isOurs(Class<?> c) {
    return c.getName().startsWith("jyston.");
  }

  private static boolean worthwhile(Class<?> t) {
    if (t.isArray()) {
      return worthwhile(t.getComponentType());
    }
    return !t.isPrimitive()
        && t != String.class
        && t != Class.class
        && !Number.class.isAssignableFrom(t);
  }

  /** Whether a Java object that is no Python value may lead to one. */
  private static boolean transparent(Object o) {
    Class<?> c = o.getClass();
    return !(o instanceof Reference)
        && !(o instanceof Enum)
        && !(o instanceof CompiledCode)
        && !OPAQUE.contains(c)
        && isOurs(c)
        && !c.getName().startsWith("jyston.frontend.")
        && !c.isHidden();
  }

  /**
   * The Python values an object refers to directly. Frames are looked through.
   *
   * @param o a Python value, or a Java object such as a thread state
   */
  public static void forEach(Object o, Consumer<PyObject> to) {
    ArrayDeque<Object> work = new ArrayDeque<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.add(o);
    expand(o, work);
    while (!work.isEmpty()) {
      Object x = work.pop();
      if (x instanceof PyObject p && isValue(p)) {
        to.accept(p);
      } else if (seen.add(x)) {
        expand(x, work);
      }
    }
  }

  /** Whether it is a value to Python, and not a frame or a part of the implementation. */
  private static boolean isValue(PyObject o) {
    return !(o instanceof Frame || o instanceof SubAttrs)
        && (o.type() != PyType.OBJECT || o instanceof PyPlainObject || o instanceof PyInstance);
  }

  /** Adds what a Java object refers to, one step only. */
  private static void expand(Object o, ArrayDeque<Object> to) {
    if (o instanceof Object[] a) {
      for (Object x : a) {
        add(x, to);
      }
    } else if (o instanceof Map<?, ?> m) {
      for (Map.Entry<?, ?> e : m.entrySet()) {
        add(e.getKey(), to);
        add(e.getValue(), to);
      }
    } else if (o instanceof Collection<?> c) {
      for (Object x : c) {
        add(x, to);
      }
    } else {
      for (Field f : FIELDS.get(o.getClass())) {
        try {
          add(f.get(o), to);
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static void add(Object x, ArrayDeque<Object> to) {
    if (x == null) {
      return;
    }
    if (x instanceof Shape s) {
      to.push(s.type);
    } else if (x instanceof PyObject
        || x instanceof Object[]
        || x instanceof Map
        || x instanceof Collection
        || transparent(x)) {
      to.push(x);
    }
  }

  /**
   * All Python values of an interpreter that can be reached, in no particular order. What only the
   * Java stack holds is not found.
   *
   * @param threads the threads, whose frames count
   */
  public static Set<PyObject> reachable(Interpreter in, Collection<ThreadState> threads) {
    DeadTemps.clear(ThreadState.current());
    Set<PyObject> found = Collections.newSetFromMap(new IdentityHashMap<>());
    ArrayDeque<Object> work = new ArrayDeque<>(threads);
    work.add(ThreadState.current());
    work.add(in);
    while (!work.isEmpty()) {
      Object o = work.pop();
      forEach(
          o,
          p -> {
            if (found.add(p)) {
              work.push(p);
            }
          });
    }
    return found;
  }

  /**
   * What threads hold with their frames and globals, but not through modules: those are cleared at
   * the end of the interpreter.
   *
   * @param threads some of the threads
   */
  public static Set<PyObject> heldBy(Collection<ThreadState> threads) {
    Set<PyObject> found = Collections.newSetFromMap(new IdentityHashMap<>());
    ArrayDeque<Object> work = new ArrayDeque<>(threads);
    while (!work.isEmpty()) {
      Object o = work.pop();
      forEach(
          o,
          p -> {
            if (!(p instanceof PyModule) && found.add(p)) {
              work.push(p);
            }
          });
    }
    return found;
  }
}
