package org.candor.evaluation.monitoring;

import java.time.LocalDate;
import org.candor.register.Prose;
import org.jspecify.annotations.Nullable;

/**
 * What was measured once, or that it could not be. Made by Candor alone, never by hand. Clause 9.1.
 * The whole of it, as {@code candor measure --format json} writes it, is a file of the record.
 *
 * @param reason one sentence: what decided, or why nothing was measured
 * @param identity SHA-256 of what was asked: two measurements of one identity can be compared
 * @param sourceSha256 of the file; null for a table, which has no bytes
 * @param rows null where nothing was measured, or more than fit
 * @param started moment in UTC
 * @param document SHA-256 of the file with the whole of it; null where nothing was measured
 */
public record Measurement(
    String name,
    @Nullable String monitor,
    Monitor.Question question,
    Outcome outcome,
    @Nullable @Prose String reason,
    @Nullable String source,
    @Nullable String sourceSha256,
    @Nullable Integer rows,
    @Nullable String engine,
    @Nullable String identity,
    @Nullable @Prose String query,
    LocalDate measuredOn,
    String started,
    int tookMs,
    @Nullable String document) {}
