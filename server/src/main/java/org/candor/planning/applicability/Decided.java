package org.candor.planning.applicability;

import org.jspecify.annotations.Nullable;

/**
 * What became of one control when the same was said of several.
 *
 * @param words why not; or that it was done
 * @param version of what the statement now says of it; null when it says nothing
 */
public record Decided(String control, boolean done, String words, @Nullable Integer version) {}
