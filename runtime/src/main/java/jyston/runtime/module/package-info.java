/**
 * The modules that are written in Java and belong to the core (builtins, sys, _imp, _io, posix,
 * _thread, ...), and what every builtin module is made of.
 */
package jyston.runtime.module;
