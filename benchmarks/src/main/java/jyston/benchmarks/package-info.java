/**
 * Single operations of the object model, each beside the same in plain Java: they justify the
 * choices of the design.
 */
package jyston.benchmarks;
