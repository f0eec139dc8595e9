package org.candor.register;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The question a field asks, shown beneath its label: in English, where the bundle of a language
 * does not word it under the field's {@code .hint}.
 */
@Retention(RUNTIME)
@Target(RECORD_COMPONENT)
public @interface Hint {

  String value();
}
