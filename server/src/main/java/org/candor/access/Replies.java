package org.candor.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a route of the API answers when it does as asked, where the type that its method returns
 * does not tell: a body beside problems, another status than 200, files. For its description.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Replies {

  /**
   * What the body is, in JSON; {@code void} where the method's own type tells, or there is none.
   */
  Class<?> value() default void.class;

  int status() default 200;

  /** Media types of a body that is no JSON of ours. */
  String[] media() default {};
}
