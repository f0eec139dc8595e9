package org.candor.measure;

import org.jspecify.annotations.Nullable;

/**
 * By what a source is known again.
 *
 * @param sha256 of the bytes of the file, in hexadecimal; null for a table, which has no bytes
 * @param bytes of the file; 0 for a table
 * @param rows as the engine counts them
 * @param content of the columns of a table that were asked, whatever the order of its rows: their
 *     names and a sum of hashes; null where the engine did not compute it
 */
public record Fingerprint(
    @Nullable String sha256, long bytes, long rows, @Nullable String content) {

  public Fingerprint(@Nullable String sha256, long bytes, long rows) {
    this(sha256, bytes, rows, null);
  }
}
