/**
 * Leaving compiled code for the interpreter: where compiled code keeps the registers of a frame at
 * its program points, and how a frame is put together again from there.
 */
package jyston.deopt;
