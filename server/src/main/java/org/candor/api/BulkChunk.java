package org.candor.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.access.ProblemType;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Change.Recording;
import org.candor.records.Change.Retiring;
import org.candor.records.Change.Revising;
import org.candor.records.Entry;
import org.candor.records.Ids;
import org.candor.records.NotFound;
import org.candor.records.Outcome;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Directory;
import org.candor.register.Register;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of one transaction. A line that cannot be done is answered with its problem; the others
 * are written together. A line that builds on one before it waits for that one to be written.
 */
final class BulkChunk<R extends Record> {

  private static final Set<String> MEMBERS =
      Set.of("op", "id", "version", "externalKey", "content", "why");

  private final Register<R> register;
  private final Caller caller;
  private final Records records;
  private final Permissions permissions;
  private final Directory people;
  private final Map<UUID, Entry<R>> known = new HashMap<>();
  private final Map<String, UUID> keys = new HashMap<>();
  private final Map<Integer, Change<R>> pending = new LinkedHashMap<>();
  private final Set<Object> touched = new HashSet<>();
  private final TreeMap<Integer, ObjectNode> results = new TreeMap<>();

  BulkChunk(
      Register<R> register,
      Caller caller,
      Records records,
      Permissions permissions,
      Directory people) {
    this.register = register;
    this.caller = caller;
    this.records = records;
    this.permissions = permissions;
    this.people = people.remembered();
  }

  /** Answers every line, in order. */
  String write(List<BulkLines.Line> lines) {
    var rows = new LinkedHashMap<Integer, ObjectNode>();
    for (var line : lines) {
      guarded(line.number(), () -> rows.put(line.number(), row(line)));
    }
    look(rows.values());
    rows.forEach((line, row) -> guarded(line, () -> add(line, row)));
    flush();
    var text = new StringBuilder();
    results.values().forEach(it -> text.append(it).append('\n'));
    return text.toString();
  }

  private static ObjectNode row(BulkLines.Line line) {
    if (line.tooLong()) {
      throw new ApiProblem(ProblemType.TOO_LARGE, Messages.text("api.line.most"));
    }
    var row = StrictJson.object(line.text());
    var errors = new LinkedHashMap<String, String>();
    for (var name : row.propertyNames()) {
      if (!MEMBERS.contains(name)) {
        errors.put(name, Messages.text("api.line.members"));
      }
    }
    if (!errors.isEmpty()) {
      throw ApiProblem.bad(errors);
    }
    return row;
  }

  /** Fetches at once what the lines speak of. */
  private void look(Iterable<ObjectNode> rows) {
    var ids = new ArrayList<UUID>();
    var wanted = new ArrayList<String>();
    for (var row : rows) {
      if (row.path("id").isString()) {
        uuid(row.path("id").asString(), ids);
      } else if (row.path("externalKey").isString()) {
        wanted.add(row.path("externalKey").asString().strip());
      }
    }
    keys.putAll(records.byExternalKey(register.kind(), wanted));
    ids.addAll(keys.values());
    known.putAll(records.find(register.kind(), ids, AsOf.NOW));
  }

  private static void uuid(String text, List<UUID> ids) {
    try {
      ids.add(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      // The line that says so is answered when its turn comes.
    }
  }

  private void add(int line, ObjectNode row) {
    switch (row.path("op").asString("")) {
      case "record" -> record(line, row);
      case "revise" -> revise(line, row);
      case "retire" -> retire(line, row);
      default -> throw ApiProblem.bad(Map.of("op", Messages.text("api.takes.op")));
    }
  }

  private void record(int line, ObjectNode row) {
    permissions.require(caller, Action.RECORD, register.path());
    var key = Sent.externalKey(row);
    var content = Sent.recorded(register, content(row), people);
    var id = Ids.next();
    if (key != null) {
      touched.add(key);
    }
    put(line, id, new Recording<>(id, content, key, why(row)));
  }

  private void revise(int line, ObjectNode row) {
    permissions.require(caller, Action.REVISE, register.path());
    var now = target(row);
    var seen = version(row);
    put(
        line,
        now.id(),
        new Revising<>(now.id(), seen, Sent.merged(register, content(row), now, people), why(row)));
  }

  private void retire(int line, ObjectNode row) {
    permissions.require(caller, Action.RETIRE, register.path());
    var now = target(row);
    put(line, now.id(), new Retiring<>(now.id(), version(row), why(row)));
  }

  private void put(int line, UUID id, Change<R> change) {
    touched.add(id);
    pending.put(line, change);
  }

  private Entry<R> target(ObjectNode row) {
    var key = Sent.externalKey(row);
    if (key != null && touched.contains(key)) {
      flush();
    }
    var id = row.has("id") ? id(row) : key == null ? null : keys.get(key);
    if (id == null && key == null) {
      throw ApiProblem.bad(Map.of("id", Messages.text("api.takes.name")));
    }
    if (id != null && touched.contains(id)) {
      flush();
    }
    var now = id == null ? null : known.get(id);
    if (now == null) {
      throw new NotFound(Messages.text("api.record.none", register.path()));
    }
    if (now.retired()) {
      throw new ApiProblem(ProblemType.CONFLICT, Messages.text("api.retired", now.label()));
    }
    return now;
  }

  private static UUID id(ObjectNode row) {
    try {
      return UUID.fromString(row.path("id").asString(""));
    } catch (IllegalArgumentException e) {
      throw ApiProblem.bad(Map.of("id", Messages.text("api.takes.id")));
    }
  }

  private static int version(ObjectNode row) {
    var version = row.path("version");
    if (version.isMissingNode()) {
      throw ApiProblem.of(
          ProblemType.PRECONDITION_REQUIRED, Map.of("version", Messages.text("api.takes.version")));
    }
    if (!version.isIntegralNumber() || !version.canConvertToInt()) {
      throw ApiProblem.bad(Map.of("version", Messages.text("api.takes.whole")));
    }
    return version.asInt();
  }

  private static ObjectNode content(ObjectNode row) {
    if (row.path("content") instanceof ObjectNode it) {
      return it;
    }
    throw ApiProblem.bad(Map.of("content", Messages.text("api.takes.object.required")));
  }

  private static @Nullable String why(ObjectNode row) {
    var why = row.path("why");
    if (!why.isMissingNode() && !why.isNull() && !why.isString()) {
      throw ApiProblem.bad(Map.of("why", Messages.text("api.takes.text")));
    }
    return Attempt.why(why.asString(""));
  }

  private void flush() {
    var lines = List.copyOf(pending.keySet());
    var outcomes = records.write(register.kind(), List.copyOf(pending.values()), caller.actor());
    pending.clear();
    touched.clear();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      switch (outcomes.get(i)) {
        case Outcome.Written<R> it -> done(line, it.entry().version() == 1 ? 201 : 200, it.entry());
        case Outcome.Unchanged<R> it -> done(line, 200, it.entry());
        case Outcome.Refused<R> it -> refused(line, it.reason());
      }
    }
  }

  private void done(int line, int status, Entry<R> entry) {
    known.put(entry.id(), entry);
    if (entry.externalKey() != null) {
      keys.put(entry.externalKey(), entry.id());
    }
    var result = result(line, status).put("id", entry.id().toString());
    result.put("label", entry.label()).put("version", entry.version());
    results.put(line, result);
  }

  private void refused(int line, RuntimeException reason) {
    results.put(line, problem(line, reason));
  }

  private void guarded(int line, Runnable work) {
    try {
      work.run();
    } catch (ApiProblem | NotFound | org.candor.access.Forbidden e) {
      refused(line, e);
    }
  }

  static ObjectNode problem(int line, Exception reason) {
    var problem = Objects.requireNonNull(ApiProblems.problem(reason), reason.toString());
    var result = result(line, problem.type().status());
    result.set("problem", problem.body());
    return result;
  }

  private static ObjectNode result(int line, int status) {
    return RecordJson.MAPPER.createObjectNode().put("line", line).put("status", status);
  }
}
