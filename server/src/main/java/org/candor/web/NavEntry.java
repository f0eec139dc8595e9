package org.candor.web;

import java.util.List;
import org.candor.kernel.Clause;
import org.jspecify.annotations.Nullable;

/**
 * A place in the navigation, contributed by the room that keeps the pages.
 *
 * @param title a message key, or words shown as they are
 * @param icon the name of a Tabler outline icon
 * @param clause shown small beside the title, for those who speak clauses
 * @param order ascending within its group
 * @param requires the resource path the visitor must be able to read; null shows it to everyone
 * @param key the letter that shall lead here after {@code g}; null leaves the choice to {@link
 *     Shortcuts}
 */
public record NavEntry(
    Group group,
    String title,
    String href,
    String icon,
    @Nullable Clause clause,
    int order,
    @Nullable String requires,
    @Nullable Character key) {

  /** Where an entry stands: the two questions everyone asks, the wheel, the settings. */
  public enum Group {
    TOP,
    PLAN,
    DO,
    CHECK,
    ACT,
    SETTINGS;

    String title() {
      return Messages.text("web.group." + name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  public NavEntry {
    if (!href.startsWith("/")) {
      throw new IllegalArgumentException("A navigation entry leads inside Candor: " + href);
    }
  }

  /** An entry without clause and key. */
  public static NavEntry of(Group group, String title, String href, String icon, int order) {
    return new NavEntry(group, title, href, icon, null, order, null, null);
  }

  public NavEntry answering(Clause answered) {
    return new NavEntry(group, title, href, icon, answered, order, requires, key);
  }

  public NavEntry requiring(String resource) {
    return new NavEntry(group, title, href, icon, clause, order, resource, key);
  }

  public NavEntry on(char letter) {
    return new NavEntry(group, title, href, icon, clause, order, requires, letter);
  }

  public String words() {
    return Messages.find(title).orElse(title);
  }

  /** Several entries contributed by one bean, such as one for each register. */
  @FunctionalInterface
  public interface Source {
    List<NavEntry> entries();
  }
}
