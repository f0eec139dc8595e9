package org.candor.kernel;

import java.util.UUID;

/**
 * Points at a record in any room without depending on that room.
 *
 * @param kind the register's path, e.g. {@code systems/ai-systems}
 */
public record Ref(String kind, UUID id) {

  @Override
  public String toString() {
    return kind + "/" + id;
  }
}
