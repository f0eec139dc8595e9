package org.candor.records;

/**
 * A file that was about to be given out or relied on is no longer what its hash is of.
 *
 * @param sha256 of what was stored, hex
 */
public record FileAltered(String sha256) {}
