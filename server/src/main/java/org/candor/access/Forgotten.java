package org.candor.access;

import org.candor.kernel.PersonId;

/**
 * The organization in scope forgets who somebody was, in the transaction that does it: whatever
 * room keeps a copy of their name or address lets it go as well. GDPR Art. 17.
 */
public record Forgotten(PersonId person, String name, String email) {}
