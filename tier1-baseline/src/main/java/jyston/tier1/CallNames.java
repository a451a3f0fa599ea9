package jyston.tier1;

import jyston.runtime.PyStr;

/**
 * The keyword names of a call, as generated code embeds them.
 *
 * @param names the names
 */
public record CallNames(PyStr[] names) {}
