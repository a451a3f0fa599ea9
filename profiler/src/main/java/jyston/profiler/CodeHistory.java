package jyston.profiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was tried with one code object: which entry points were compiled for which tier, which
 * failed and why, how often compiled code was left. Written by the interpreter's and the compiler's
 * threads, so every access is synchronised; none is on a path that runs often.
 */
public final class CodeHistory {
  private final List<Entry> entries = new ArrayList<>(2);
  private int calls;
  private int loops;

  /** How far an entry point has come in a tier. */
  public enum State {
    /** Nothing compiled is in use. */
    NONE,

    /** Compiled code is in use. */
    READY,

    /** The compiler did not take it. */
    FAILED,

    /** It is not compiled any more. */
    GIVEN_UP
  }

  /**
   * One entry point in one tier.
   *
   * @param pending whether a compilation is queued or runs
   * @param reason why it failed or was given up, or null
   * @param exits exits taken since it was compiled last, those in loops included
   * @param loopExits those in loops
   * @param recompilations how many times it was compiled after the first
   */
  public record Unit(
      Tier tier,
      EntryPoint entry,
      State state,
      boolean pending,
      String reason,
      int exits,
      int loopExits,
      int recompilations) {}

  /**
   * All of it, as it was at one moment.
   *
   * @param units entry points that were ever asked for
   * @param calls this code's own threshold of calls, or 0 for the policy's
   * @param loops this code's own threshold of back edges, or 0 for the policy's
   */
  public record View(List<Unit> units, int calls, int loops) {
    /** Nothing was tried. */
    public static final View EMPTY = new View(List.of(), 0, 0);

    /** An entry point in a tier; one that was never asked for has done nothing. */
    public Unit unit(Tier tier, EntryPoint entry) {
      for (Unit u : units) {
        if (u.tier == tier && u.entry.equals(entry)) {
          return u;
        }
      }
      return new Unit(tier, entry, State.NONE, false, null, 0, 0, 0);
    }

    /** One line per entry point. */
    public String report() {
      StringBuilder sb = new StringBuilder();
      for (Unit u : units) {
        sb.append("  ").append(u.tier.label).append(' ').append(u.entry).append(": ");
        sb.append(u.state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        sb.append(u.reason != null ? " (" + u.reason + ")" : "");
        sb.append(u.pending ? ", being compiled" : "");
        sb.append(", exits ").append(u.exits).append(", in loops ").append(u.loopExits);
        sb.append(", recompilations ").append(u.recompilations).append('\n');
      }
      return sb.toString();
    }

    /** Those that the compiler did not take. */
    public List<Unit> failures() {
      return units.stream().filter(u -> u.state == State.FAILED).toList();
    }

    /** How many times anything was compiled after the first. */
    public int recompilations() {
      return units.stream().mapToInt(Unit::recompilations).sum();
    }
  }

  private static final class Entry {
    final Tier tier;
    final EntryPoint entry;
    State state = State.NONE;
    boolean pending;
    int request;
    String reason;
    int exits;
    int loopExits;
    int versions;
    long size;
    final Map<Integer, Integer> exitedIn = new HashMap<>();

    Entry(Tier tier, EntryPoint entry) {
      this.tier = tier;
      this.entry = entry;
    }
  }

  private Entry entry(Tier tier, EntryPoint point) {
    for (Entry e : entries) {
      if (e.tier == tier && e.entry.equals(point)) {
        return e;
      }
    }
    Entry e = new Entry(tier, point);
    entries.add(e);
    return e;
  }

  /** A copy for policies and reports. */
  public synchronized View view() {
    List<Unit> units = new ArrayList<>(entries.size());
    for (Entry e : entries) {
      units.add(
          new Unit(
              e.tier,
              e.entry,
              e.state,
              e.pending,
              e.reason,
              e.exits,
              e.loopExits,
              Math.max(e.versions - 1, 0)));
    }
    return new View(List.copyOf(units), calls, loops);
  }

  /** Sets thresholds for this code alone; 0 leaves one to the policy. */
  public synchronized void thresholds(int ownCalls, int ownLoops) {
    calls = ownCalls;
    loops = ownLoops;
  }

  /**
   * Notes that a compilation is asked for.
   *
   * @return a number that stands for it, or 0 where it must not be or is already
   */
  synchronized int request(Tier tier, EntryPoint point) {
    Entry e = entry(tier, point);
    if (e.pending || e.state == State.FAILED || e.state == State.GIVEN_UP) {
      return 0;
    }
    e.pending = true;
    return ++e.request;
  }

  /** Whether a compilation that was asked for still makes sense. */
  synchronized boolean wanted(Tier tier, EntryPoint point, int request) {
    Entry e = entry(tier, point);
    return e.pending && e.request == request;
  }

  /** Takes back {@link #request}. */
  synchronized void withdraw(Tier tier, EntryPoint point, int request) {
    Entry e = entry(tier, point);
    e.pending &= e.request != request;
  }

  /**
   * Compiled code that came into use.
   *
   * @param replaced size of what it replaces, or -1
   * @param version 1 for the first
   * @param valid false if it must go at once, as it was invalidated or given up meanwhile
   */
  record Installed(long replaced, int version, boolean valid) {}

  /** Notes compiled code. */
  synchronized Installed compiled(Tier tier, EntryPoint point, int request, long size) {
    Entry e = entry(tier, point);
    e.versions++;
    if (!e.pending || e.request != request) {
      return new Installed(-1, e.versions, false);
    }
    long old = e.state == State.READY ? e.size : -1;
    e.state = State.READY;
    e.pending = false;
    e.size = size;
    e.exits = 0;
    e.loopExits = 0;
    return new Installed(old, e.versions, true);
  }

  /** Notes a failure; returns the size of compiled code that must go, or -1. */
  synchronized long failed(Tier tier, EntryPoint point, String reason) {
    return end(tier, point, State.FAILED, reason);
  }

  /** Notes that an entry point is given up; returns the size of code that must go, or -1. */
  synchronized long giveUp(Tier tier, EntryPoint point, String reason) {
    return end(tier, point, State.GIVEN_UP, reason);
  }

  private long end(Tier tier, EntryPoint point, State state, String reason) {
    Entry e = entry(tier, point);
    long old = e.state == State.READY ? e.size : -1;
    e.state = state;
    e.pending = false;
    e.reason = reason;
    return old;
  }

  /**
   * What became invalid.
   *
   * @param any whether there was compiled code, in use or being made
   * @param size size of the code in use, or -1
   */
  record Invalid(boolean any, long size) {}

  /**
   * Notes that compiled code is no longer valid, nor any that is being made: it may have been made
   * of what is no longer so.
   */
  synchronized Invalid invalidated(Tier tier, EntryPoint point) {
    Entry e = entry(tier, point);
    boolean ready = e.state == State.READY;
    Invalid i = new Invalid(ready || e.pending, ready ? e.size : -1);
    e.pending = false;
    e.state = ready ? State.NONE : e.state;
    return i;
  }

  /**
   * Counts an exit.
   *
   * @return whether an earlier version was left at the same place, so that running it again in the
   *     interpreter has not taught the profile enough
   */
  synchronized boolean exit(Tier tier, EntryPoint point, int programPoint, boolean inLoop) {
    Entry e = entry(tier, point);
    e.exits++;
    e.loopExits += inLoop ? 1 : 0;
    Integer first = e.exitedIn.putIfAbsent(programPoint, e.versions);
    return first != null && first < e.versions;
  }
}
