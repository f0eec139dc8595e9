package org.candor.web;

/**
 * What is wrong with one answer of a form, in words that say how to mend it.
 *
 * @param field the id of the input; empty when it concerns the whole form
 * @param label the field's label; empty when it concerns the whole form
 */
public record Problem(String field, String label, String message) {}
