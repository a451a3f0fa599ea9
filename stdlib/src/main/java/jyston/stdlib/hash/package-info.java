/** The message digests behind {@code hashlib}. */
package jyston.stdlib.hash;
