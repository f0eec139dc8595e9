package org.candor.access;

import org.candor.kernel.OrgId;

/** An organization somebody works in. */
public record Workplace(OrgId id, String name) {}
