package org.candor.register;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks a day that is today where a new record leaves it open. */
@Retention(RUNTIME)
@Target(RECORD_COMPONENT)
public @interface Today {}
