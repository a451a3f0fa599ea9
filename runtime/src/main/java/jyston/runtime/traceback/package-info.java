/** Display of exceptions that nothing caught. */
package jyston.runtime.traceback;
