package org.candor.api;

import java.util.List;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.jspecify.annotations.Nullable;

/**
 * One thing the API does, as its description says it.
 *
 * @param action what the caller must be allowed; null where being signed in, or nothing, is enough
 * @param parameters names of shared parameters of the description
 * @param body media type and schema of what is sent
 * @param answer media type and schema of what comes back
 */
record Operation(
    String method,
    String path,
    String name,
    String summary,
    @Nullable Action action,
    List<String> parameters,
    List<Media> body,
    int status,
    List<Media> answer) {

  static final String JSON = "application/json";
  static final String LINES = "application/x-ndjson";
  static final String BYTES = "application/octet-stream";

  /** A media type and the name of the schema it carries. */
  record Media(String type, String schema) {}

  private static final String ONE = "/{id}";
  private static final List<String> AT = List.of("id", "asOf");
  private static final List<String> CHANGING = List.of("id", "ifMatch", "idempotencyKey", "why");
  private static final List<String> BESIDE = List.of("id", "idempotencyKey", "why");
  private static final List<String> LISTING =
      List.of("q", "sort", "after", "limit", "retired", "asOf");

  /** What every register offers; {@code @} stands for the name of its schema. */
  static List<Operation> ofRegister() {
    return Stream.of(ofRecords(), ofFiles()).flatMap(List::stream).toList();
  }

  private static List<Operation> ofFiles() {
    var form = new Media("multipart/form-data", "newFile");
    return List.of(
        get(ONE + "/files", "files", "Lists the files kept with it", AT, media("files")),
        get(
            ONE + "/files/{file}",
            "download",
            "Sends a file, to be saved and never to be shown",
            List.of("id", "file", "asOf"),
            List.of(new Media(BYTES, "bytes"))),
        write("POST", ONE + "/files", "attach", "Keeps a file with it", Action.REVISE)
            .with(List.of("id", "fileName"), List.of(new Media(BYTES, "bytes")), 201, media("file"))
            .andBody(form),
        write("DELETE", ONE + "/files/{file}", "detach", "Takes a file away", Action.REVISE)
            .with(List.of("id", "file", "why"), List.of(), 204, List.of()));
  }

  private static List<Operation> ofRecords() {
    return List.of(
        get("", "list", "Lists records, a page at a time", LISTING, media("@.page"))
            .andAnswer(new Media(LINES, "@")),
        get("/counts", "counts", "Counts records by a field", counting(), media("counts")),
        get(ONE, "read", "Reads one record", List.of("id", "asOf", "ifNoneMatch"), media("@")),
        get(ONE + "/versions", "versions", "Lists its versions", AT, media("@.versions")),
        get(ONE + "/history", "history", "Tells what happened to it", history(), media("facts")),
        get(ONE + "/links", "links", "Lists its links, both ways", AT, media("links")),
        get(ONE + "/comments", "comments", "Lists what was said of it", AT, media("comments")),
        write("POST", "", "record", "Records something new", Action.RECORD)
            .with(List.of("idempotencyKey", "why"), media("@.new"), 201, media("@")),
        write("PUT", ONE, "replace", "Replaces all it says", Action.REVISE)
            .with(CHANGING, media("@.content"), 200, media("@")),
        write("PATCH", ONE, "merge", "Changes what is named", Action.REVISE)
            .with(CHANGING, media("@.change"), 200, media("@"))
            .andBody(new Media(ApiWritingController.MERGE_PATCH, "@.change")),
        write("DELETE", ONE, "retire", "Takes it out of use", Action.RETIRE)
            .with(CHANGING, List.of(), 200, media("@")),
        write("POST", ONE + "/restore", "restore", "Takes it back into use", Action.RETIRE)
            .with(CHANGING, List.of(), 200, media("@")),
        write("POST", ONE + "/links", "link", "Links it to another record", Action.REVISE)
            .with(BESIDE, media("newLink"), 201, media("link")),
        write("DELETE", ONE + "/links/{link}", "unlink", "Ends a link", Action.REVISE)
            .with(List.of("id", "link", "idempotencyKey", "why"), List.of(), 204, List.of()),
        write("POST", ONE + "/comments", "comment", "Says something of it", Action.COMMENT)
            .with(BESIDE, media("newComment"), 201, media("comment")),
        write("POST", "/bulk", "bulk", "Writes many, a JSON line each", Action.IMPORT)
            .with(
                List.of("idempotencyKey"),
                List.of(new Media(LINES, "@.line")),
                200,
                List.of(new Media(LINES, "lineResult"))));
  }

  /** What is there once. */
  static List<Operation> ofAll() {
    return List.of(
        get("", "index", "Lists the registers one may read", List.of(), media("index")).open(),
        get("/openapi.json", "openapi", "Describes the API", List.of(), media("any")).open(),
        get("/ledger", "ledger", "Says how long the ledger is", List.of("asOf"), media("ledger")),
        get(
            "/ledger/facts",
            "ledgerFacts",
            "Lists facts, oldest first",
            List.of("afterFact", "limit", "asOf"),
            media("facts")));
  }

  private static List<String> counting() {
    return List.of("by", "q", "retired", "asOf");
  }

  private static List<String> history() {
    return List.of("id", "limit", "asOf");
  }

  private static List<Media> media(String schema) {
    return List.of(new Media(JSON, schema));
  }

  private static Operation get(
      String path, String name, String summary, List<String> parameters, List<Media> answer) {
    return new Operation(
        "GET", path, name, summary, Action.READ, parameters, List.of(), 200, answer);
  }

  private static Operation write(
      String method, String path, String name, String summary, Action action) {
    return new Operation(method, path, name, summary, action, List.of(), List.of(), 200, List.of());
  }

  private Operation with(
      List<String> parameters, List<Media> body, int status, List<Media> answer) {
    return new Operation(method, path, name, summary, action, parameters, body, status, answer);
  }

  private Operation open() {
    return new Operation(method, path, name, summary, null, parameters, body, status, answer);
  }

  private Operation andBody(Media more) {
    return with(parameters, both(body, more), status, answer);
  }

  private Operation andAnswer(Media more) {
    return with(parameters, body, status, both(answer, more));
  }

  private static List<Media> both(List<Media> first, Media more) {
    return Stream.concat(first.stream(), Stream.of(more)).toList();
  }

  /** Whether the list can be narrowed by every field. */
  boolean filters() {
    return parameters.contains("q");
  }
}
