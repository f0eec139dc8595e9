package org.candor.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permission a route asks for. Without this, {@link OpenToAll} or {@link SignedIn}: 403. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {

  Action value();

  /** The path of the {@link Resource}; the route's path variables are filled in. */
  String on() default "{room}/{name}";
}
