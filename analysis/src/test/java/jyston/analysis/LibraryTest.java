package jyston.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.lexer.SourceText;
import org.junit.jupiter.api.Test;

/** Compares every analysis with its plainest form on code of CPython's library. */
class LibraryTest {
  private static final int EVERY = 4;
  private static final int BIG = 250;

  private static List<Code> library() throws IOException {
    Path lib = Path.of(System.getProperty("jyston.test.home"), "lib", "python3.13");
    List<Path> files;
    try (Stream<Path> s = Files.walk(lib)) {
      files = s.filter(f -> f.toString().endsWith(".py")).sorted().toList();
    }
    List<Code> all = new ArrayList<>();
    for (int i = 0; i < files.size(); i += EVERY) {
      Path f = files.get(i);
      collect(
          Graphs.compile(SourceText.ofBytes(Files.readAllBytes(f), f.toString()), f.toString()),
          all);
    }
    return all;
  }

  private static void collect(Code code, List<Code> all) {
    all.add(code);
    Cfg g = code.body();
    for (int i = 0; i < g.constCount(); i++) {
      if (g.constant(i) instanceof Code c) {
        collect(c, all);
      }
    }
  }

  @Test
  void agreesWithThePlainForms() throws IOException {
    int loops = 0;
    List<Code> all = library();
    for (Code code : all) {
      Flow flow = Flow.of(code.body());
      Naive naive = new Naive(code.body());
      uses(code);
      liveness(code, flow, naive);
      definedness(code, flow, naive);
      if (code.body().blockCount() <= BIG) {
        loops += loops(code, flow, naive);
      }
    }
    assertTrue(all.size() > 1500, "few code objects: " + all.size());
    assertTrue(loops > 500, "few loops: " + loops);
  }

  private static void uses(Code code) {
    for (int p = 0; p < code.body().size(); p++) {
      Instr i = code.body().instr(p);
      BitSet s = new BitSet();
      for (int k = 0; k < Uses.readSlots(i); k++) {
        if (Uses.read(i, k) >= 0) {
          s.set(Uses.read(i, k));
        }
      }
      assertEquals(Naive.reads(i), s, () -> "reads of " + i.op);
      s.clear();
      for (int k = 0; k < Uses.writeSlots(i); k++) {
        if (Uses.write(i, k) >= 0) {
          s.set(Uses.write(i, k));
        }
      }
      assertEquals(Naive.writes(i), s, () -> "writes of " + i.op);
      s.clear();
      if (Uses.unbound(i) >= 0) {
        s.set(Uses.unbound(i));
      }
      assertEquals(Naive.unbinds(i), s, () -> "unbound by " + i.op);
    }
  }

  private static BitSet set(long[] words, int from, int count) {
    return BitSet.valueOf(Arrays.copyOfRange(words, from, from + count));
  }

  private static void liveness(Code code, Flow flow, Naive naive) {
    naive.liveness();
    Cfg g = code.body();
    Liveness live = Liveness.of(flow, false);
    Liveness observable = Liveness.of(flow, true);
    BitSet variables = new BitSet();
    variables.set(0, g.numVars());
    for (int k = 0; k < g.hiddenCount(); k++) {
      variables.set(g.hiddenRegister(k));
    }
    int words = live.words();
    long[] one = new long[words];
    for (int b = 0; b < g.blockCount(); b++) {
      if (!flow.isReachable(b)) {
        continue;
      }
      int start = g.block(b).start();
      int end = g.block(b).end();
      long[] rows = new long[(end - start + 1) * words];
      live.points(b, rows);
      BitSet out = new BitSet();
      for (int k = 0; k < 2; k++) {
        if (naive.next(end - 1, k) >= 0) {
          out.or(naive.live[naive.next(end - 1, k)]);
        }
      }
      live.liveOut(b, one);
      assertEquals(out, set(one, 0, words), code::toString);
      assertEquals(out, set(rows, (end - start) * words, words), code::toString);
      live.after(end - 1, one);
      assertEquals(out, set(one, 0, words), code::toString);
      live.liveIn(b, one);
      assertEquals(naive.live[start], set(one, 0, words), code::toString);
      for (int p = start; p < end; p++) {
        int at = p;
        BitSet expected = naive.live[p];
        assertEquals(expected, set(rows, (p - start) * words, words), () -> code + " before " + at);
        live.before(p, one);
        assertEquals(expected, set(one, 0, words), () -> code + " before " + at);
        observable.before(p, one);
        BitSet more = (BitSet) expected.clone();
        more.or(variables);
        assertEquals(more, set(one, 0, words), () -> code + " observable before " + at);
      }
    }
  }

  private static void definedness(Code code, Flow flow, Naive naive) {
    naive.definedness(code);
    Cfg g = code.body();
    Definedness d = Definedness.of(code, flow);
    int words = d.words();
    long[] one = new long[2 * words];
    for (int b = 0; b < g.blockCount(); b++) {
      int start = g.block(b).start();
      long[] rows = new long[(g.block(b).end() - start) * 2 * words];
      d.points(b, rows);
      for (int p = start; p < g.block(b).end(); p++) {
        int at = p;
        int row = (p - start) * 2 * words;
        assertEquals(naive.bound[p], set(rows, row, words), () -> code + " bound at " + at);
        assertEquals(
            naive.unbound[p], set(rows, row + words, words), () -> code + " unbound at " + at);
        d.before(p, one);
        assertEquals(naive.bound[p], set(one, 0, words), () -> code + " bound at " + at);
        assertEquals(naive.unbound[p], set(one, words, words), () -> code + " unbound at " + at);
      }
    }
  }

  private static int loops(Code code, Flow flow, Naive naive) {
    int blocks = code.body().blockCount();
    BitSet[] dominated = naive.dominated();
    Dominators dom = Dominators.of(flow);
    for (int b = 0; b < blocks; b++) {
      assertEquals(dominated[0].get(b), flow.isReachable(b), code::toString);
      for (int x = 0; x < blocks; x++) {
        assertEquals(dominated[b].get(x), dom.dominates(b, x), code + " B" + b + " B" + x);
      }
      int i = dom.idom(b);
      if (b == 0 || !flow.isReachable(b)) {
        assertEquals(-1, i, code::toString);
        continue;
      }
      assertTrue(i != b && dominated[i].get(b), code::toString);
      for (int x = 0; x < blocks; x++) {
        if (x != b && dominated[x].get(b)) {
          assertTrue(dominated[x].get(i), code::toString);
        }
      }
    }
    TreeMap<Integer, BitSet> expected = naive.loops(dominated);
    Loops loops = Loops.of(flow);
    assertEquals(expected.size(), loops.count(), code::toString);
    for (int l = 0; l < loops.count(); l++) {
      assertFalse(loops.isIrreducible(l), code::toString);
      BitSet body = expected.get(loops.header(l));
      BitSet found = new BitSet();
      for (int k = 0; k < loops.blockCount(l); k++) {
        found.set(loops.block(l, k));
      }
      assertEquals(body, found, code::toString);
      assertEquals(loops.header(l), loops.block(l, 0), code::toString);
      assertEquals(l, loops.headedBy(loops.header(l)), code::toString);
      int around = 0;
      BitSet parent = null;
      for (BitSet other : expected.values()) {
        if (other.get(loops.header(l))) {
          around++;
          if (other != body && (parent == null || other.cardinality() < parent.cardinality())) {
            parent = other;
          }
        }
      }
      assertEquals(around, loops.depth(l), code::toString);
      assertEquals(
          parent, loops.parent(l) < 0 ? null : expected.get(loops.header(loops.parent(l))));
      List<String> exits = new ArrayList<>();
      for (int b = body.nextSetBit(0); b >= 0; b = body.nextSetBit(b + 1)) {
        BitSet out = naive.successors(b);
        out.andNot(body);
        out.stream().mapToObj(x -> "x" + x).map((b + "-")::concat).forEach(exits::add);
      }
      List<String> foundExits = new ArrayList<>();
      for (int k = 0; k < loops.exitCount(l); k++) {
        foundExits.add(loops.exitFrom(l, k) + "-x" + loops.exitTo(l, k));
      }
      assertEquals(
          exits.stream().sorted().toList(), foundExits.stream().sorted().toList(), code::toString);
    }
    for (int b = 0; b < blocks; b++) {
      int at = b;
      assertEquals(
          expected.values().stream().filter(s -> s.get(at)).count(), loops.depthOf(b), code + "");
    }
    return loops.count();
  }
}
