/**
 * Annotations that declare builtin types, modules and their functions. From each annotated class
 * {@code C} the annotation processor generates {@code CTable}, a {@link
 * jyston.runtime.BuiltinTable} that dispatches with switches, so that no builtin function needs a
 * Java class of its own.
 *
 * <h2>What the processor accepts</h2>
 *
 * A function is a Java method, static or not. In a {@link PyClass}:
 *
 * <ul>
 *   <li>a non-static method takes the receiver as Python's {@code self}; a static {@link PyMethod}
 *       takes it as its first parameter (of the class, or of PyObject when no check is wanted);
 *   <li>{@link PyNew} and {@link PyClassMethod} methods are static and take the class (PyType)
 *       first; {@link PyStaticMethod} methods take no such argument;
 *   <li>{@link PyGetter}, {@link PySetter} (second argument null means delete).
 * </ul>
 *
 * In a {@link PyModuleDef}, {@link PyFunction} methods are static, or instance methods of the
 * module object, which the table holds.
 *
 * <p>Parameter types: {@code PyObject} or a subclass (checked with TypeError), {@code int}, {@code
 * long} (through {@code __index__}, OverflowError when out of range), {@code double}, {@code
 * boolean} (truth value), {@code String} (a str), {@code PyObject[]} ({@code *args}), {@code
 * PyDict} at the place of {@code **kwargs} (never null). Return types: any of those, or void for
 * None; null is not a legal Python value and may only be returned by {@code __next__}, where it
 * means exhausted.
 *
 * <p>{@code sig} is a Python signature without self, such as {@code "(value, start=0, /)"}. Without
 * it all parameters are required and positional-only. A parameter with a default is passed as Java
 * null when it is absent; when its Java type is primitive, the literal default is passed.
 */
package jyston.runtime.annotation;
