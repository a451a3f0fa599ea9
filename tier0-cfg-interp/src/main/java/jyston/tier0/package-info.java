/**
 * Tier 0: interprets the control-flow graph. Each instruction becomes a {@link jyston.tier0.Node}
 * in an array indexed by program point; nodes replace themselves by forms specialised to the types
 * they see, which is the type feedback the upper tiers read.
 */
package jyston.tier0;
