/** Text encodings, their error handlers and registry, and the {@code _codecs} module. */
package jyston.runtime.codec;
