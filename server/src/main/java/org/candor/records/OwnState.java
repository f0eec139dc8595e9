package org.candor.records;

import java.util.Optional;

/**
 * What a room keeps of a subject as it is now, without its versions; contributed by rooms, so that
 * the audit compares it with the last fact that spoke of each member. Called in the scope of the
 * organization, within a transaction.
 */
public interface OwnState {

  /** Of the facts, e.g. {@code access/organizations}. */
  String kind();

  /** What holds as long as no fact has spoken of it, a JSON object. */
  String initial();

  /** A JSON object; empty where the room keeps nothing of this organization. */
  Optional<String> now();
}
