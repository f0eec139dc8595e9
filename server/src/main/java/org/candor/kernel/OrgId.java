package org.candor.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies an organization of this installation. */
public record OrgId(@JsonValue UUID value) {

  public static OrgId of(String text) {
    return new OrgId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
