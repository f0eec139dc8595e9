package org.candor.web;

/**
 * A filter that is on.
 *
 * @param without where the same list stands without this filter
 */
public record Chip(String label, String value, String without) {}
