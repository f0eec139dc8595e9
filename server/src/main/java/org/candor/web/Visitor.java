package org.candor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in person as the shell shows them.
 *
 * @param roles in the words of the person's language
 * @param organization the name of the organization they work in now
 * @param organizations all they can switch to, the present one included
 */
public record Visitor(
    String name, String roles, String organization, List<Organization> organizations) {

  public Visitor {
    organizations = List.copyOf(organizations);
  }

  /** An organization one can switch to. */
  public record Organization(String id, String name, boolean current) {}

  /** Knows who asks and what they may read; answered by the room that signs people in. */
  public interface Book {
    /** The signed-in person of this request; null when nobody is. */
    @Nullable Visitor of(HttpServletRequest request);

    boolean mayRead(HttpServletRequest request, String resource);
  }

  /** What waits for the person of this request; answered by the room of notifications. */
  public interface Waiting {
    /** How many nobody has read; null when that cannot be told. */
    @Nullable Integer notifications(HttpServletRequest request);

    /** How many are open; null when that cannot be told. */
    @Nullable Integer tasks(HttpServletRequest request);
  }

  /** The past moment the request asks for; answered by a room that knows the ledger. */
  @FunctionalInterface
  public interface Moment {
    Shell.@Nullable Past of(HttpServletRequest request);
  }
}
