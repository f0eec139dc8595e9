package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.records.Records;
import org.candor.register.Directory;
import org.candor.register.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Records, revises and retires many records in one request, a line each.
 *
 * <p>Every 500 lines are one transaction, with the Idempotency-Key of their own: who sends the same
 * body again after a crash is answered for what stands, and the rest is written. The answer is kept
 * in a file until the body has been read, since most clients do not listen while they speak.
 */
@RestController
@RequestMapping(Api.ROOT + "/{room}/{name}")
class ApiBulkController {

  private final Records records;
  private final Permissions permissions;
  private final Idempotency idempotency;
  private final Directory people;

  ApiBulkController(
      Records records, Permissions permissions, Idempotency idempotency, Directory people) {
    this.records = records;
    this.permissions = permissions;
    this.idempotency = idempotency;
    this.people = people;
  }

  @PostMapping(
      path = "/bulk",
      consumes = APPLICATION_NDJSON_VALUE,
      produces = APPLICATION_NDJSON_VALUE)
  @Allow(Action.IMPORT)
  <R extends Record> void bulk(
      Register<R> register, Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var key = Attempt.key(request);
    var lines = new BulkLines(request.getInputStream());
    var answers = Files.createTempFile("candor-bulk", ".ndjson");
    try {
      for (var chunk = lines.next(); !chunk.isEmpty(); chunk = lines.next()) {
        var answer = write(register, caller, key, chunk);
        Files.writeString(answers, answer, UTF_8, StandardOpenOption.APPEND);
      }
      response.setContentType(APPLICATION_NDJSON_VALUE);
      response.setContentLengthLong(Files.size(answers));
      Files.copy(answers, response.getOutputStream());
    } finally {
      Files.delete(answers);
    }
  }

  /** Line by line where the database refuses one and would take the others down with it. */
  private <R extends Record> String write(
      Register<R> register, Caller caller, @Nullable String key, List<BulkLines.Line> lines) {
    try {
      return once(register, caller, key, lines);
    } catch (DataIntegrityViolationException | ApiProblem e) {
      if (lines.size() == 1 || e instanceof ApiProblem) {
        return refused(lines, e);
      }
      var answers = new StringBuilder();
      lines.forEach(it -> answers.append(write(register, caller, key, List.of(it))));
      return answers.toString();
    }
  }

  private static String refused(List<BulkLines.Line> lines, RuntimeException reason) {
    var answers = new StringBuilder();
    lines.forEach(it -> answers.append(BulkChunk.problem(it.number(), reason)).append('\n'));
    return answers.toString();
  }

  private <R extends Record> String once(
      Register<R> register, Caller caller, @Nullable String key, List<BulkLines.Line> lines) {
    var first = lines.getFirst().number();
    var hash = Attempt.sha256();
    hash.update(register.path().getBytes(UTF_8));
    lines.forEach(it -> hash.update(it.text()));
    return idempotency
        .once(
            caller.person(),
            key == null ? null : "%s %d+%d".formatted(key, first, lines.size()),
            hash.digest(),
            () ->
                new Answer(
                    200,
                    Map.of(),
                    new BulkChunk<>(register, caller, records, permissions, people).write(lines)))
        .body();
  }
}
