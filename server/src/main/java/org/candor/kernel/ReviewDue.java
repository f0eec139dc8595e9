package org.candor.kernel;

/** Someone found a reason to look at a record again. The room that keeps it decides what to do. */
public record ReviewDue(Ref subject, String reason) {}
