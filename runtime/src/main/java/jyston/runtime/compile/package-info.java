/** The front end as the runtime's {@link jyston.runtime.Compiler}. */
package jyston.runtime.compile;
