package jyston.tier1;

import jyston.deopt.RegisterMap;
import jyston.profiler.ExitKind;

/**
 * Where compiled code is left.
 *
 * @param pc program point that the interpreter goes on at
 * @param map where the registers are
 * @param kind the kind of guard, or null where none failed
 * @param after whether the instruction before has run, and somebody wants to look at the frame
 * @param results the registers that instruction has set
 */
record ExitPoint(int pc, RegisterMap map, ExitKind kind, boolean after, int[] results) {}
