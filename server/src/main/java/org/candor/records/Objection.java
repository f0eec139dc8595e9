package org.candor.records;

/**
 * Why a record may not be written so, worded for a person.
 *
 * @param field the member at fault; empty when it is the whole
 */
public record Objection(String field, String message) {}
