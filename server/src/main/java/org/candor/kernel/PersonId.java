package org.candor.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a person, in whichever organizations they work. */
public record PersonId(@JsonValue UUID value) {

  public static PersonId of(String text) {
    return new PersonId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
