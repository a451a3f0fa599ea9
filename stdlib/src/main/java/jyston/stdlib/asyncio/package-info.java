/** {@code _asyncio}: the futures and tasks of asyncio. */
package jyston.stdlib.asyncio;
