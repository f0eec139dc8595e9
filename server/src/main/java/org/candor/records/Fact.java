package org.candor.records;

import java.time.Instant;
import org.candor.kernel.Ref;
import org.jspecify.annotations.Nullable;

/**
 * One immutable line of the ledger: who did what to which record, when, and why.
 *
 * @param seq position in the organization's ledger, from 1, without gaps
 * @param who name as it was then; empty when it was erased
 * @param via how they came: web, api, cli, import
 * @param envelope canonical JSON (RFC 8785); its bytes are the leaf of the Merkle tree
 */
public record Fact(
    long seq,
    Instant at,
    Verb verb,
    Ref subject,
    int version,
    String who,
    String via,
    @Nullable String why,
    String envelope) {}
