package jyston.tier1;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The places where a method is entered with the registers in the frame's memory, by number: a block
 * by its own, a yield by those that {@link #sent} and {@link #returned} give. The method's
 * parameters are a frame, the number and a value.
 */
final class Entries implements Opcodes {
  /** JVM locals with the parameters. */
  static final int FRAME = 1;

  static final int NUMBER = 2;
  static final int VALUE = 3;

  /** Where the switch is. */
  final Label dispatch = new Label();

  private final Map<Integer, Label> at = new TreeMap<>();

  /** The number of a yield at a program point, to be resumed with a value. */
  static int sent(int blocks, int pc) {
    return blocks + 2 * pc;
  }

  /** The number of a yield at a program point whose delegate has returned a value. */
  static int returned(int blocks, int pc) {
    return blocks + 2 * pc + 1;
  }

  /** Adds an entry. */
  Label add(int number) {
    return at.computeIfAbsent(number, k -> new Label());
  }

  /** Their numbers. */
  Collection<Integer> numbers() {
    return at.keySet();
  }

  /** Ends a switch where no entry has the number. */
  static void noEntry(Asm asm) {
    asm.support("noEntry", "()" + Asm.DESC);
    asm.insn(ARETURN);
  }

  /** Writes the switch. */
  void write(Asm asm) {
    asm.label(dispatch);
    Label never = new Label();
    if (!at.isEmpty()) {
      int[] keys = at.keySet().stream().mapToInt(Integer::intValue).toArray();
      asm.var(ILOAD, NUMBER);
      asm.lookup(never, keys, at.values().toArray(Label[]::new));
    }
    asm.label(never);
    noEntry(asm);
  }
}
