package org.candor.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route of the API reads from the request itself. For its description. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Reads {

  /** Media types of a body that is read as it comes. */
  String[] body() default {};

  /** Names of query parameters, each as often as one likes. */
  String[] query() default {};
}
