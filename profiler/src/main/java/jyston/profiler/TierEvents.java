package jyston.profiler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The stream of {@link TierEvent}s of an interpreter. Whoever has one to tell asks {@link #on}
 * first, so that without listeners an event costs a null check and is not even made. Listeners are
 * called in the thread where it happens, which may be the compiler's, and several threads at a
 * time.
 */
public final class TierEvents {
  private volatile List<Consumer<TierEvent>> listeners;
  private volatile Throwable failure;

  /** A stream that nobody listens to. */
  public TierEvents() {}

  /** Whether anybody listens. */
  public boolean on() {
    return listeners != null;
  }

  /** Adds a listener. */
  public synchronized void subscribe(Consumer<TierEvent> listener) {
    List<Consumer<TierEvent>> all = new ArrayList<>(listeners == null ? List.of() : listeners);
    all.add(listener);
    listeners = List.copyOf(all);
  }

  /** Takes a listener away. */
  public synchronized void unsubscribe(Consumer<TierEvent> listener) {
    if (listeners != null) {
      List<Consumer<TierEvent>> left = listeners.stream().filter(l -> l != listener).toList();
      listeners = left.isEmpty() ? null : left;
    }
  }

  /** Tells an event; a listener that throws hears no more. */
  public void emit(TierEvent e) {
    List<Consumer<TierEvent>> to = listeners;
    if (to == null) {
      return;
    }
    for (Consumer<TierEvent> l : to) {
      try {
        l.accept(e);
      } catch (RuntimeException x) {
        // Observers must not change what a program does.
        failure = x;
        unsubscribe(l);
      }
    }
  }

  /** What the last listener that failed threw, or null. */
  public Throwable failure() {
    return failure;
  }
}
