package org.candor.records;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks personal data: the ledger keeps a salted commitment of it, so that it can be erased. GDPR
 * Art. 17.
 */
@Retention(RUNTIME)
@Target(RECORD_COMPONENT)
public @interface Personal {}
