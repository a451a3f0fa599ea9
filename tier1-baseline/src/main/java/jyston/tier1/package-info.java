/**
 * Tier 1: turns the control-flow graph of hot code, with what the interpreter has seen, into JVM
 * bytecode. One class per function or loop; numbers stay unboxed in JVM locals where that was all
 * that came, guards are inline, and a guard that fails hands the frame back to the interpreter.
 */
package jyston.tier1;
