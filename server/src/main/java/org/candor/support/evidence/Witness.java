package org.candor.support.evidence;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.records.AsOf;
import org.candor.support.evidence.Backings.Lack;

/**
 * Contributed by a room whose records can speak against what they are named as evidence for: then
 * evidence that leads to them shows nothing.
 */
public interface Witness {

  /** Paths of the kinds of records whose change can change what they say. */
  Set<String> kinds();

  /** Paths of those whose records are measurements. */
  Set<String> measurements();

  /** Which of these records, of any kind, speak for nothing, and why. */
  Map<UUID, Lack> against(Collection<UUID> records, AsOf asOf);
}
