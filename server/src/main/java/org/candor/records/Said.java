package org.candor.records;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.candor.kernel.Actor;
import org.candor.ledger.Json;
import org.candor.ledger.Opening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One part of a fact in canonical JSON (RFC 8785), its personal and large members replaced by
 * salted commitments. It needs no position, so writers make it before they take their turn.
 *
 * @param json canonical
 * @param openings what opens the commitments, by path
 */
record Said(String json, Map<String, Opening> openings) {

  /** Characters of JSON; longer members enter as commitments, so a leaf stays under 64 KiB. */
  private static final int LARGE = 1_024;

  /** What a record says. */
  static Said of(Kind<?> kind, Record content) {
    return state(RecordJson.MAPPER.valueToTree(content), kind.personal());
  }

  /**
   * @param personal names of the members that are personal data
   */
  static Said state(ObjectNode state, Set<String> personal) {
    var openings = new LinkedHashMap<String, Opening>();
    var committed = RecordJson.MAPPER.createObjectNode();
    for (var member : state.properties()) {
      var name = member.getKey();
      var value = member.getValue();
      var open = !personal.contains(name) && !isLarge(value);
      committed.set(name, open ? value : commit("state." + name, value.toString(), openings));
    }
    return new Said(Json.parse(committed.toString()).canonical(), openings);
  }

  /** Who does it: as a value, so that it stays true when the person has left. */
  static Said who(Actor actor) {
    var openings = new LinkedHashMap<String, Opening>();
    var who = RecordJson.MAPPER.createObjectNode().put("via", actor.via());
    if (actor.person() == null) {
      who.put("name", actor.name());
    } else {
      var name = RecordJson.MAPPER.writeValueAsString(actor.name());
      who.put("person", actor.person().toString());
      who.set("name", commit("who.name", name, openings));
    }
    return new Said(Json.parse(who.toString()).canonical(), openings);
  }

  /** Most values are short texts, which need not be written out to be measured. */
  private static boolean isLarge(JsonNode value) {
    var surelyShort =
        value.isNumber()
            || value.isBoolean()
            || (value.isString() && value.stringValue().length() * 6 + 2 <= LARGE);
    return !surelyShort && value.toString().length() > LARGE;
  }

  private static ObjectNode commit(String path, String json, Map<String, Opening> openings) {
    var opening = Opening.of(Json.parse(json));
    openings.put(path, opening);
    return RecordJson.MAPPER
        .createObjectNode()
        .put("commitment", opening.commitment().hash().hex());
  }
}
