package org.candor.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.candor.access.ProblemType;
import org.candor.records.RecordJson;
import org.candor.web.Messages;
import tools.jackson.databind.node.ObjectNode;

/** Why the API does not do what it was asked, and which members of the request are to blame. */
class ApiProblem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ProblemType type;
  private final transient List<Wrong> errors;

  /** What is wrong with one member; the empty field is the whole. */
  record Wrong(String field, String message) {}

  ApiProblem(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  ApiProblem(ProblemType type, String detail, List<Wrong> errors) {
    super(detail);
    this.type = type;
    this.errors = List.copyOf(errors);
  }

  static ApiProblem bad(String detail) {
    return new ApiProblem(ProblemType.BAD_REQUEST, detail);
  }

  static ApiProblem bad(Map<String, String> errors) {
    return of(ProblemType.BAD_REQUEST, errors);
  }

  static ApiProblem of(ProblemType type, Map<String, String> errors) {
    var wrongs = new ArrayList<Wrong>();
    errors.forEach((field, message) -> wrongs.add(new Wrong(field, message)));
    return new ApiProblem(type, detail(wrongs), wrongs);
  }

  private static String detail(List<Wrong> wrongs) {
    var first = wrongs.getFirst();
    var start = first.field().isEmpty() ? "" : first.field() + ": ";
    return wrongs.size() == 1
        ? start + first.message()
        : Messages.text("api.members.wrong", wrongs.size(), start, first.message());
  }

  ProblemType type() {
    return type;
  }

  /** Problem details of one occurrence. RFC 9457, 3. */
  ObjectNode json(String instance) {
    return body().put("instance", "urn:candor:error:" + instance);
  }

  /** The same within a list of results, where the line says which occurrence it is. */
  ObjectNode body() {
    var json = RecordJson.MAPPER.createObjectNode();
    json.put("type", type.uri())
        .put("title", type.title().in(Messages::text))
        .put("status", type.status());
    json.put("detail", getMessage());
    if (!errors.isEmpty()) {
      var all = json.putArray("errors");
      errors.forEach(it -> all.addObject().put("field", it.field()).put("message", it.message()));
    }
    return json;
  }
}
