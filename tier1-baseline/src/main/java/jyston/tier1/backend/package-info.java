/**
 * Back ends of others: what implements {@link jyston.tier1.backend.BackEnd} and is found by {@link
 * java.util.ServiceLoader} is asked about functions that are called often, before tier 1 is.
 */
package jyston.tier1.backend;
