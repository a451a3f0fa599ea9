package jyston.runtime.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The type's {@code __new__}; the class comes first. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyNew {
  /** Python signature without the class; see the package description. */
  String sig() default "";

  /** Docstring. */
  String doc() default "";
}
