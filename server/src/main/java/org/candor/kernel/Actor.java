package org.candor.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Who does something, as a value: it stays true when the person has left.
 *
 * @param person the person; null when the installation itself acts (set-up, schedules)
 * @param name as shown in history
 * @param via how they came: {@code web}, {@code api:TOKENID}, {@code cli}, {@code import}
 */
public record Actor(@Nullable PersonId person, String name, String via) {

  public static Actor installation(String via) {
    return new Actor(null, "Candor", via);
  }
}
