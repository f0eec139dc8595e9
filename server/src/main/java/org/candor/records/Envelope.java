package org.candor.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.Ref;
import org.candor.ledger.CanonicalJson;
import org.candor.ledger.Hash;
import org.candor.ledger.Json;
import org.candor.ledger.Merkle;
import org.candor.ledger.Opening;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a fact says, before it has a position: sealed into canonical JSON whose personal parts are
 * salted commitments.
 *
 * @param state what the subject says afterwards, as a JSON object
 * @param personal names of the members of {@code state} that are personal data
 */
record Envelope(
    Verb verb,
    Ref subject,
    int number,
    int version,
    @Nullable String key,
    @Nullable String why,
    ObjectNode state,
    Set<String> personal) {

  /** Characters of JSON; longer members enter as commitments, so a leaf stays under 64 KiB. */
  private static final int LARGE = 1_024;

  /** The leaf, its hash, and what opens its commitments. */
  record Sealed(
      long seq, Envelope envelope, String text, Hash leaf, Map<String, Opening> openings) {}

  Sealed seal(OrgId org, long seq, Instant at, Actor actor) {
    var openings = new LinkedHashMap<String, Opening>();
    var json = RecordJson.MAPPER.createObjectNode();
    json.put("v", 1).put("org", org.toString()).put("seq", seq).put("at", at.toString());
    json.put("verb", verb.name()).put("kind", subject.kind()).put("id", subject.id().toString());
    json.put("version", version);
    if (number > 0) {
      json.put("number", number);
    }
    if (key != null) {
      json.put("key", key);
    }
    if (why != null) {
      json.put("why", why);
    }
    json.set("who", who(actor, openings));
    json.set("state", state(openings));
    var text = CanonicalJson.canonical(json.toString());
    return new Sealed(seq, this, text, Merkle.leaf(text.getBytes(UTF_8)), openings);
  }

  private static ObjectNode who(Actor actor, Map<String, Opening> openings) {
    var who = RecordJson.MAPPER.createObjectNode().put("via", actor.via());
    if (actor.person() == null) {
      return who.put("name", actor.name());
    }
    who.put("person", actor.person().toString());
    who.set(
        "name", commit("who.name", RecordJson.MAPPER.writeValueAsString(actor.name()), openings));
    return who;
  }

  private ObjectNode state(Map<String, Opening> openings) {
    var committed = RecordJson.MAPPER.createObjectNode();
    for (var member : state.properties()) {
      var name = member.getKey();
      var value = member.getValue();
      committed.set(
          name,
          personal.contains(name) || isLarge(value)
              ? commit("state." + name, value.toString(), openings)
              : value);
    }
    return committed;
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
