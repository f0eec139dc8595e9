package org.candor.register;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks a string that wants paragraphs rather than a line. */
@Retention(RUNTIME)
@Target(RECORD_COMPONENT)
public @interface Prose {}
