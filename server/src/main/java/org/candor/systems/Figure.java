package org.candor.systems;

import org.candor.records.AsOf;

/**
 * A number and the list of the records it counts.
 *
 * @param name what it counts, within its group
 * @param query of that list
 */
public record Figure(String name, long count, String query) {

  private static final String LIST = SystemsRegisters.AI_SYSTEMS.href();

  static Figure of(String name, long count, Selection selection, AsOf asOf) {
    var query = selection.query();
    var at = asOf.position() == null ? "" : "asOf=" + asOf.position();
    return new Figure(name, count, query.isEmpty() || at.isEmpty() ? query + at : query + "&" + at);
  }

  /** Where people see the rows. */
  public String href() {
    return query.isEmpty() ? LIST : LIST + "?" + query;
  }

  /** Where programs read them. */
  public String list() {
    return "/api/v1" + href();
  }
}
