package jyston.runtime.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a builtin type; {@code XTable} is generated for class X. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PyClass {
  /** Python name, such as {@code list}. */
  String name();

  /** The {@code __module__}. */
  String module() default "builtins";

  /** The Java class of the Python base type. */
  Class<?> base() default Object.class;

  /** Whether Python classes may derive from it. */
  boolean subclassable() default true;

  /** Text signature for the type, such as {@code (iterable=(), /)}, or empty. */
  String sig() default "";

  /** Docstring. */
  String doc() default "";
}
