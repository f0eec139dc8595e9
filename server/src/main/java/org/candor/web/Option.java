package org.candor.web;

/** One of the answers a select or a group of radio buttons offers. */
public record Option(String value, String label, boolean selected) {}
