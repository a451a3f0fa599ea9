package jyston.runtime.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a builtin module. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PyModuleDef {
  /** Python name. */
  String name();

  /** Docstring. */
  String doc() default "";
}
