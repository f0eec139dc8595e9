package org.candor.web;

import org.jspecify.annotations.Nullable;

/**
 * Why a request was not answered: what happened, what was kept, what to do. Never a stack trace.
 *
 * @param type the stable last part of the problem's type, such as {@code not-found} (RFC 9457,
 *     3.1.1)
 * @param id finds the failure in the log; null when there is nothing to find
 * @param again whether asking once more may help
 */
public record Trouble(
    int status,
    String type,
    String title,
    String what,
    String next,
    @Nullable String id,
    boolean again) {}
