/**
 * Entering compiled code in the middle of a loop: what the registers of running frames hold at loop
 * headers, which is what the code of a loop is made for.
 */
package jyston.osr;
