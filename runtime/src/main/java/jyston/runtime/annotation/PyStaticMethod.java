package jyston.runtime.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A static method. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyStaticMethod {
  /** Python name; the Java method name when empty. */
  String name() default "";

  /** Python signature without self; see the package description. */
  String sig() default "";

  /** Docstring. */
  String doc() default "";
}
