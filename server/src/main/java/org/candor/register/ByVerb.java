package org.candor.register;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a field that a verb of the room changes, or that never changes, so that no form offers it
 * once the record exists.
 */
@Retention(RUNTIME)
@Target(RECORD_COMPONENT)
public @interface ByVerb {

  /** Whether even the form of a new record leaves it out. */
  boolean always() default false;

  /** The field that says since when it holds; empty where none does. */
  String since() default "";
}
