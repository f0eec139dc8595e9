package org.candor.readiness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a rule to lines of ISO/IEC 42001, by the ids of the catalog: {@code 4.1-3}, {@code A.7.5}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Verifies {

  /** Lines it decides: where all that bear on a line agree, the line is met. */
  String[] value() default {};

  /**
   * Lines it bears on without deciding them: what it asks for is needed and not enough, so a person
   * has to answer for the rest, and until then the line is met in part at best.
   */
  String[] indicates() default {};

  /**
   * Lines it bears on only where it has something to ask: they can be met without it, and where it
   * finds an exception they are met in part at best, and not met where that is a broken limit.
   */
  String[] contests() default {};
}
