/**
 * The object model: objects, types, shapes, calls, exceptions, frames, and the builtin types that
 * the tiers know by their Java class.
 */
package jyston.runtime;
