/** Small modules about the interpreter itself: atexit, gc, faulthandler, _tracemalloc, _stat. */
package jyston.stdlib.system;
