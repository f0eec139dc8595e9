package org.candor.planning.applicability;

import org.jspecify.annotations.Nullable;

/**
 * A control that the statement has to speak of: of Annex A, or the organization's own.
 *
 * @param id {@code A.6.2.4}, or the reference of one's own
 * @param area what it stands under: {@code A.6}; {@link #OWN} for one's own
 * @param asks for what, in our words or the organization's
 * @param evidence what an auditor asks to see; empty where nobody said
 * @param href of the record of one's own; null for Annex A
 */
public record Control(
    String id,
    String title,
    String area,
    String areaTitle,
    String asks,
    String evidence,
    @Nullable String href) {

  static final String OWN = "own";

  public boolean own() {
    return area.equals(OWN);
  }
}
