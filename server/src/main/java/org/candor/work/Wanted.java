package org.candor.work;

import java.time.LocalDate;
import org.candor.kernel.PersonId;
import org.candor.kernel.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A task that something asks for: a monitor, a reminder, a gap.
 *
 * @param key names the occasion: asked for twice, there is one task; unique in the organization
 * @param requirement the line it serves; null when it serves none
 * @param subject the record it is about; null when it is about none
 * @param subjectLabel what people call that record, such as {@code SYS-12}
 */
public record Wanted(
    String key,
    String name,
    String why,
    Task.Origin origin,
    @Nullable String requirement,
    @Nullable Ref subject,
    @Nullable String subjectLabel,
    @Nullable PersonId owner,
    @Nullable LocalDate dueOn,
    Task.@Nullable Effort effort) {

  private static final int LONGEST_NAME = 200;

  public Wanted {
    if (key.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("A task needs a key and a name.");
    }
    name = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  Task task() {
    return Task.of(name, why, requirement, subjectLabel, owner, dueOn, effort, origin);
  }
}
