package org.candor.web;

import java.time.Instant;
import java.util.List;
import org.candor.kernel.Clause;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page: who looks, in which organization, at which moment, and where they may
 * go. Built for each request by {@link Shells}.
 *
 * @param path the path of this request, for marking the current place
 * @param past the moment shown; null when it is now
 * @param notifications how many are unread; null while no room keeps any
 * @param waiting how many tasks wait for this person; null while no room keeps any
 * @param alarm what is wrong with all that is shown; null while nothing is known to be
 * @param csrf proves that a form came from this page; null where the request has none
 */
public record Shell(
    String path,
    Visitor visitor,
    List<Section> sections,
    @Nullable Past past,
    @Nullable Integer notifications,
    @Nullable Integer waiting,
    @Nullable Alarm alarm,
    @Nullable Csrf csrf) {

  public Shell {
    sections = List.copyOf(sections);
  }

  /** Entries of the navigation under one title. */
  public record Section(NavEntry.Group group, List<Place> places) {
    public Section {
      places = List.copyOf(places);
    }

    /** The settings and the two questions on top stand without a title. */
    public boolean titled() {
      return group != NavEntry.Group.TOP && group != NavEntry.Group.SETTINGS;
    }

    public String title() {
      return group.title();
    }
  }

  /** One entry of the navigation as this visitor sees it. */
  public record Place(
      String title,
      String href,
      String icon,
      @Nullable Clause clause,
      @Nullable Character key,
      boolean current) {}

  /**
   * A past moment of the organization: everything on the page is read-only.
   *
   * @param size the ledger's size at that moment
   * @param shown whether the page shows that moment; else it shows the present, and says so
   */
  public record Past(Instant moment, long size, boolean shown) {}

  /** The token that proves that a form came from this page. */
  public record Csrf(String parameter, String header, String token) {}
}
