package org.candor.records;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Versions that a room keeps in tables of its own beside the registers; contributed by rooms, so
 * that the audit compares these as well. Called in the scope of the organization, within a
 * transaction.
 */
public interface OwnVersions {

  /** Of the facts, e.g. {@code access/people}. */
  String kind();

  /** What the tables say that happened at these positions of the ledger. */
  Map<Long, Kept> at(Collection<Long> positions);

  /** How many positions the tables speak of. */
  long count();

  /** Subjects whose versions do not follow one another, up to a hundred. */
  List<UUID> broken();

  /** Subjects of which something else stands now than their last version says, up to a hundred. */
  default List<UUID> strayed() {
    return List.of();
  }

  /** Whether a member of a fact's state says what the tables say; null where they do not say it. */
  default boolean agrees(String member, JsonNode said, @Nullable JsonNode kept) {
    return said.equals(kept);
  }

  /**
   * A version as the tables keep it.
   *
   * @param retired whether the subject is no longer what it was from here on
   * @param state in the words of the fact, a JSON object; what a fact of an earlier Candor did not
   *     speak of is not compared
   */
  record Kept(UUID id, int version, boolean retired, String state) {}
}
