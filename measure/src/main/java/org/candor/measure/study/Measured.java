package org.candor.measure.study;

import org.candor.measure.Fingerprint;

/**
 * A source as it was when it was measured.
 *
 * @param name what people call it
 * @param place where it was found: a path, or an address and the name of a table
 * @param reading how its rows were read
 * @param engine and its version
 */
public record Measured(
    String name, String place, String reading, String engine, Fingerprint fingerprint) {}
