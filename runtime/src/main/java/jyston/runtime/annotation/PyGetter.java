package jyston.runtime.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A getter of a data attribute. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyGetter {
  /** Python name. */
  String value();

  /** Whether the descriptor shows as a member (member_descriptor) and not as a getset. */
  boolean member() default false;

  /** Docstring. */
  String doc() default "";
}
