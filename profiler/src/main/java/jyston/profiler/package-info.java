/**
 * What the tiers know about running code: feedback cells that the interpreter fills at each site,
 * counters on entries and back edges, and the registry that reports, snapshots and trims them.
 *
 * <p>The interpreter writes cells without synchronisation, under the interpreter's lock; a reader
 * on another thread sees some recent state, which is all a compiler needs.
 */
package jyston.profiler;
