package org.candor.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.candor.kernel.OrgId;
import org.candor.kernel.Ref;
import org.candor.ledger.Hash;
import org.candor.ledger.Json;
import org.candor.ledger.Merkle;
import org.candor.ledger.Opening;
import org.jspecify.annotations.Nullable;

/** What a fact says, before it has a position. */
record Envelope(
    Verb verb,
    Ref subject,
    int number,
    int version,
    @Nullable String key,
    @Nullable String why,
    Said state,
    Said who) {

  /** The leaf, its hash, and what opens its commitments. */
  record Sealed(
      long seq, Envelope envelope, String text, Hash leaf, Map<String, Opening> openings) {}

  /**
   * Gives it a position. This happens while other writers wait, so the parts are ready and only put
   * together.
   */
  Sealed seal(OrgId org, long seq, Instant at) {
    var text = text(org, seq, at);
    var openings = new HashMap<>(state.openings());
    openings.putAll(who.openings());
    return new Sealed(seq, this, text, Merkle.leaf(text.getBytes(UTF_8)), openings);
  }

  /** Canonical JSON has its members in order: these names are written in it. */
  private String text(OrgId org, long seq, Instant at) {
    var json = new StringBuilder(400 + state.json().length());
    json.append("{\"at\":\"").append(at);
    json.append("\",\"id\":\"").append(subject.id()).append('"');
    if (key != null) {
      json.append(",\"key\":").append(Json.of(key).canonical());
    }
    json.append(",\"kind\":").append(Json.of(subject.kind()).canonical());
    if (number > 0) {
      json.append(",\"number\":").append(number);
    }
    json.append(",\"org\":\"").append(org);
    json.append("\",\"seq\":").append(seq);
    json.append(",\"state\":").append(state.json());
    json.append(",\"v\":1,\"verb\":\"").append(verb);
    json.append("\",\"version\":").append(version);
    json.append(",\"who\":").append(who.json());
    if (why != null) {
      json.append(",\"why\":").append(Json.of(why).canonical());
    }
    return json.append('}').toString();
  }
}
