/**
 * What the tiers above the interpreter know about a control-flow graph before they compile it: flow
 * of control, dominators, loops, which registers are live and which are bound.
 *
 * <p>All results are immutable and indexed by block, by program point (the index of an instruction)
 * and by register. Sets of registers are {@code long[]} bit sets, register {@code r} being bit
 * {@code r & 63} of word {@code r >> 6}; nothing is boxed, because a tier runs these analyses each
 * time it compiles.
 *
 * <p>An exception leaves an instruction before it has written any result. Besides the instructions
 * whose op says so, a terminator with a back edge may raise: the interpreter polls there (signals,
 * exceptions sent by other threads), after the terminator has written its results. {@link
 * jyston.analysis.Flow#mayRaise} knows both.
 *
 * <p>{@link jyston.analysis.Report} prints results beside the instructions, {@code jyston
 * --dump-cfg=liveness FILE} from the command line.
 */
package jyston.analysis;
