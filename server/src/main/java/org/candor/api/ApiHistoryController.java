package org.candor.api;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.candor.access.Action.READ;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.kernel.Ref;
import org.candor.ledger.Merkle;
import org.candor.records.AsOf;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.Fact;
import org.candor.records.Ledger;
import org.candor.records.NotFound;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Register;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happened: to one record, and to all of them in the order of the ledger. Clause 7.5.3. */
@RestController
@RequestMapping(path = Api.ROOT, produces = APPLICATION_JSON_VALUE)
class ApiHistoryController {

  static final String LEDGER = "records/ledger";
  private static final int PAGE = 100;
  private static final int LONGEST = 1_000;

  private final Ledger ledger;
  private final Records records;
  private final Companions companions;
  private final Permissions permissions;

  ApiHistoryController(
      Ledger ledger, Records records, Companions companions, Permissions permissions) {
    this.ledger = ledger;
    this.records = records;
    this.companions = companions;
    this.permissions = permissions;
  }

  /** Newest first: facts of the record with what they changed, and facts of what stands beside. */
  @GetMapping("/{room}/{name}/{id}/history")
  @Allow(READ)
  <R extends Record> ResponseEntity<byte[]> history(
      Register<R> register,
      @PathVariable UUID id,
      AsOf asOf,
      @RequestParam(required = false) @Nullable String limit) {
    var versions =
        records.versions(register.kind(), id, asOf).stream()
            .collect(toMap(Entry::version, identity()));
    if (versions.isEmpty()) {
      throw new NotFound(Messages.text("api.record.none", register.path()));
    }
    var ref = new Ref(register.path(), id);
    var json = RecordJson.MAPPER.createObjectNode();
    var items = json.putArray("items");
    for (var fact : ledger.about(companions.family(ref), asOf, limit(limit))) {
      var item = items.add(said(fact)).get(items.size() - 1);
      if (fact.subject().equals(ref)) {
        ((ObjectNode) item).set("changes", changes(register, fact.version(), versions));
      }
    }
    return Answer.ok(json).entity();
  }

  @GetMapping("/ledger")
  @Allow(value = READ, on = LEDGER)
  ResponseEntity<byte[]> ledger(AsOf asOf) {
    var size = asOf.position() == null ? ledger.size() : asOf.position();
    var json = RecordJson.MAPPER.createObjectNode().put("size", size);
    json.putObject("_links").putObject("facts").put("href", Api.href("ledger/facts"));
    return Answer.ok(json).entity();
  }

  /** Oldest first. What a fact says is left out where the caller may not read its subject. */
  @GetMapping("/ledger/facts")
  @Allow(value = READ, on = LEDGER)
  ResponseEntity<byte[]> facts(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit,
      AsOf asOf,
      Caller caller) {
    var start = number("after", after, 0, Long.MAX_VALUE, 0);
    var end = asOf.position() == null ? Long.MAX_VALUE : asOf.position();
    var facts = ledger.after(start, limit(limit)).stream().filter(it -> it.seq() <= end).toList();
    var json = RecordJson.MAPPER.createObjectNode();
    var items = json.putArray("items");
    facts.forEach(it -> items.add(leaf(it, caller)));
    json.put("ledgerSize", Math.min(ledger.size(), end));
    if (!facts.isEmpty() && facts.getLast().seq() < json.path("ledgerSize").asLong()) {
      json.put("next", facts.getLast().seq());
    }
    return Answer.ok(json).entity();
  }

  private ObjectNode leaf(Fact fact, Caller caller) {
    var envelope = fact.envelope().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var open = permissions.may(caller, READ, fact.subject().kind());
    var json = open ? said(fact) : RecordJson.MAPPER.createObjectNode().put("seq", fact.seq());
    json.put("leaf", Merkle.leaf(envelope).hex());
    return open ? json.put("envelope", fact.envelope()) : json;
  }

  private static ObjectNode said(Fact fact) {
    var json = RecordJson.MAPPER.createObjectNode();
    json.put("seq", fact.seq()).put("at", fact.at().toString()).put("verb", fact.verb().name());
    json.put("kind", fact.subject().kind()).put("id", fact.subject().id().toString());
    json.put("version", fact.version()).put("who", fact.who()).put("via", fact.via());
    return fact.why() == null ? json : json.put("why", fact.why());
  }

  /**
   * Field by field what the version says otherwise than the one before; null where it is silent.
   */
  private static <R extends Record> JsonNode changes(
      Register<R> register, int version, Map<Integer, Entry<R>> versions) {
    var changes = RecordJson.MAPPER.createArrayNode();
    var now = versions.get(version);
    var before = versions.get(version - 1);
    if (now == null) {
      return changes;
    }
    for (var field : register.fields()) {
      var said = before == null ? null : register.value(before.content(), field);
      var says = register.value(now.content(), field);
      if (!Objects.equals(said, says) && !(before == null && silent(says))) {
        var change = changes.addObject().put("field", field.name());
        change.set("before", value(said));
        change.set("after", value(says));
      }
    }
    return changes;
  }

  private static boolean silent(@Nullable Object value) {
    return value == null || value instanceof java.util.Collection<?> all && all.isEmpty();
  }

  private static JsonNode value(@Nullable Object value) {
    return RecordJson.MAPPER.valueToTree(value);
  }

  private static int limit(@Nullable String text) {
    return (int) number("limit", text, 1, LONGEST, PAGE);
  }

  private static long number(
      String name, @Nullable String text, long least, long most, long otherwise) {
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    var number = text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    if (number < least || number > most) {
      throw ApiProblem.bad(
          Map.of(name, Messages.text(most == LONGEST ? "api.takes.limit" : "api.takes.position")));
    }
    return number;
  }
}
