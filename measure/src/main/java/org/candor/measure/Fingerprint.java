package org.candor.measure;

import org.jspecify.annotations.Nullable;

/**
 * By what a source is known again.
 *
 * @param sha256 of the bytes of the file, in hexadecimal; null for a table, which has no bytes
 * @param bytes of the file; 0 for a table
 * @param rows as the engine counts them
 */
public record Fingerprint(@Nullable String sha256, long bytes, long rows) {}
