/** The {@code jyston} command: options, run modes, the interactive loop. */
package jyston.cli;
