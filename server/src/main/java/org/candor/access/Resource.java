package org.candor.access;

import static org.candor.access.Action.COMMENT;
import static org.candor.access.Action.EXPORT;
import static org.candor.access.Action.MANAGE;
import static org.candor.access.Action.READ;
import static org.candor.access.Action.RECORD;
import static org.candor.access.Action.RETIRE;
import static org.candor.access.Action.REVISE;
import static org.candor.access.Role.ADMINISTRATOR;
import static org.candor.access.Role.AIMS_MANAGER;
import static org.candor.access.Role.EMPLOYEE;
import static org.candor.access.Role.EXTERNAL_AUDITOR;
import static org.candor.access.Role.INTERNAL_AUDITOR;
import static org.candor.access.Role.RISK_OWNER;
import static org.candor.access.Role.SYSTEM_OWNER;
import static org.candor.access.Role.TOP_MANAGEMENT;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a room lets roles do with one of its resources. Rooms contribute these as beans; a path
 * nobody contributed is closed to all. Clause 5.3.
 *
 * @param path the room and the resource, e.g. {@code systems/ai-systems}
 */
public record Resource(String path, Map<Role, Set<Action>> grants) {

  private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)+");

  public Resource {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("Not the path of a resource: " + path);
    }
    grants = Map.copyOf(grants);
  }

  /** What the management system is about: the administrator gets nothing of it. */
  public static Resource content(String path) {
    var work = Set.of(READ, RECORD, REVISE, COMMENT, EXPORT);
    var oversight = Set.of(READ, COMMENT, EXPORT);
    return new Resource(
        path,
        Map.of(
            AIMS_MANAGER,
            Set.copyOf(EnumSet.allOf(Action.class)),
            SYSTEM_OWNER,
            work,
            RISK_OWNER,
            work,
            TOP_MANAGEMENT,
            oversight,
            INTERNAL_AUDITOR,
            oversight,
            EXTERNAL_AUDITOR,
            Set.of(READ, EXPORT),
            EMPLOYEE,
            Set.of(READ)));
  }

  /** Who may come in and do what: the administrator keeps it, the AIMS manager reads it. */
  static Resource administration(String path) {
    return new Resource(
        path, Map.of(ADMINISTRATOR, Set.of(READ, MANAGE), AIMS_MANAGER, Set.of(READ)));
  }

  /** What everybody keeps for themselves; the administrator ends anybody's. */
  static Resource own(String path) {
    var own = Set.of(READ, RECORD, RETIRE);
    var grants = new EnumMap<Role, Set<Action>>(Role.class);
    for (var role : Role.values()) {
      grants.put(role, own);
    }
    grants.put(ADMINISTRATOR, Set.of(READ, RECORD, RETIRE, MANAGE));
    return new Resource(path, grants);
  }

  boolean lets(Role role, Action action) {
    return grants.getOrDefault(role, Set.of()).contains(action);
  }
}
