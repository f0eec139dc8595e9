package org.candor.access;

import java.util.Set;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;

/**
 * Who is asking, in which organization, with which roles: from a session or a token.
 *
 * @param roles those that hold today; an external auditor has none outside the audit
 * @param scopes what the token is limited to; empty for a session
 * @param via as in {@link Actor#via()}
 */
public record Caller(
    PersonId person,
    String name,
    OrgId org,
    String orgName,
    Set<Role> roles,
    Set<String> scopes,
    String via) {

  public Caller {
    roles = Set.copyOf(roles);
    scopes = Set.copyOf(scopes);
  }

  public Actor actor() {
    return new Actor(person, name, via);
  }

  /** A token may do less than its person. */
  boolean scopeCovers(Action action, String path) {
    return scopes.isEmpty()
        || scopes.stream().anyMatch(it -> new TokenScope(it).covers(action, path));
  }

  /** Whether a token made by this caller may have the scope. */
  boolean scopeCovers(TokenScope wanted) {
    return scopes.isEmpty() || scopes.stream().anyMatch(it -> new TokenScope(it).covers(wanted));
  }
}
