package org.candor.readiness;

import static org.candor.web.Messages.text;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Replies;
import org.candor.catalog.Catalog;
import org.candor.catalog.Item;
import org.candor.readiness.LinesPage.Narrowing;
import org.candor.records.AsOf;
import org.candor.records.Comment;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.Fact;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.records.Verb;
import org.candor.register.Unfit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lines of a framework for programs: those asked for, what is said of one, what happened there. */
@RestController
@RequestMapping(LineApi.AT)
class LineApi {

  static final String AT = "/api/v1/readiness/lines";
  private static final int MOST_FACTS = 1_000;

  private final Readiness readiness;
  private final Reports reports;
  private final LineDesk desk;
  private final LineHistory histories;
  private final Lookout lookout;
  private final Companions companions;
  private final Records records;

  LineApi(
      Readiness readiness,
      Reports reports,
      LineDesk desk,
      LineHistory histories,
      Lookout lookout,
      Companions companions,
      Records records) {
    this.readiness = readiness;
    this.reports = reports;
    this.desk = desk;
    this.histories = histories;
    this.lookout = lookout;
    this.companions = companions;
    this.records = records;
  }

  /**
   * @param total lines of the framework, of which those asked for are listed
   */
  record Listed(
      String framework, LocalDate asOf, long ledgerSize, int total, List<Report.Line> lines) {}

  record Comments(List<Told> items) {}

  record Told(UUID id, String body, Instant recordedAt, @Nullable UUID recordedBy) {
    static Told of(Entry<Comment> it) {
      var by = it.recordedBy();
      return new Told(
          it.id(), it.content().body(), it.recordedAt(), by == null ? null : by.value());
    }
  }

  record Asked(@Nullable String body) {}

  /**
   * @param total facts at the line up to the moment looked at
   * @param earlier those before the last of these
   */
  record Happened(long total, long earlier, List<One> items) {}

  /**
   * @param what the label of the record it is about
   */
  record One(
      long seq,
      Instant at,
      Verb verb,
      String what,
      String kind,
      String who,
      @Nullable String why) {}

  @GetMapping
  @Allow(value = Action.READ, on = ReadinessApi.RESOURCE)
  @Replies(Listed.class)
  ResponseEntity<?> listLines(
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(defaultValue = "") String in,
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam(defaultValue = "") String evidence,
      @RequestParam(defaultValue = "false") boolean documented,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String q,
      HttpServletRequest request,
      AsOf asOf) {
    var narrowing = new Narrowing(verdict, in, open, evidence, documented, kind, q);
    var position = readiness.position(framework, asOf, lookout.day(request));
    var wrong = wrong(narrowing, position);
    if (!wrong.isEmpty()) {
      return problem(HttpStatus.BAD_REQUEST, String.join(" ", wrong));
    }
    var lines = position.lines().stream().filter(it -> narrowing.takes(position, it)).toList();
    return ResponseEntity.ok(
        new Listed(
            framework,
            position.day(),
            position.ledgerSize(),
            position.lines().size(),
            reports.lines(lines, asOf)));
  }

  /** A page shows nothing for what nobody can mean; a program is told. */
  private static List<String> wrong(Narrowing it, Position position) {
    var wrong = new ArrayList<String>();
    wrong.addAll(unknown("verdict", it.verdict(), Stream.of(Verdict.values()).map(Enum::name)));
    wrong.addAll(unknown("evidence", it.evidence(), Stream.of("none", "some", "expired")));
    wrong.addAll(unknown("kind", it.kind(), Stream.of("requirement", "control")));
    var places = position.framework().items().stream().map(Item::id);
    if (!it.in().isEmpty() && places.noneMatch(it.in()::equals)) {
      wrong.add(text("readiness.missing.line", it.in(), position.framework().title()));
    }
    return wrong;
  }

  private static List<String> unknown(String name, String value, Stream<String> all) {
    var known = all.toList();
    return value.isEmpty() || known.contains(value)
        ? List.of()
        : List.of(text("readiness.refused.option", name, String.join(", ", known)));
  }

  @GetMapping("/{line}/comments")
  @Allow(value = Action.READ, on = ReadinessApi.RESOURCE)
  Comments listComments(
      @PathVariable String line,
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      AsOf asOf) {
    known(framework, line, asOf);
    var about = LineDesk.ref(framework, line);
    return new Comments(companions.comments(about, asOf).stream().map(Told::of).toList());
  }

  @PostMapping("/{line}/comments")
  @Allow(value = Action.COMMENT, on = ReadinessApi.RESOURCE)
  @Replies(value = Told.class, status = 201)
  ResponseEntity<?> comment(
      @PathVariable String line,
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestBody Asked asked,
      HttpServletRequest request,
      Caller caller) {
    known(framework, line, AsOf.NOW);
    try {
      var body = Objects.requireNonNullElse(asked.body(), "").replace("\r\n", "\n").strip();
      var said = Comment.on(LineDesk.ref(framework, line), body);
      var entry = records.record(Comment.KIND, said, caller.actor());
      var query = framework.equals(Catalog.ISO_42001) ? "" : "?framework=" + framework;
      return ResponseEntity.created(URI.create(request.getRequestURI() + query))
          .body(Told.of(entry));
    } catch (IllegalArgumentException invalid) {
      return problem(HttpStatus.UNPROCESSABLE_CONTENT, "body: " + Unfit.said(invalid).text());
    }
  }

  @GetMapping("/{line}/history")
  @Allow(value = Action.READ, on = ReadinessApi.RESOURCE)
  Happened history(
      @PathVariable String line,
      @RequestParam(defaultValue = Catalog.ISO_42001) String framework,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "" + LineHistory.SHOWN) int limit,
      AsOf asOf) {
    var named = known(framework, line, asOf);
    var entries = new ArrayList<Entry<?>>(desk.evidence(named, asOf));
    entries.addAll(desk.attestations(named, asOf));
    var about = LineDesk.ref(framework, line);
    var leaf = histories.of(about, entries, asOf, before, Math.clamp(limit, 1, MOST_FACTS));
    var items = leaf.facts().stream().map(it -> one(it, leaf.what(it))).toList();
    return new Happened(leaf.all(), leaf.earlier(), items);
  }

  private static One one(Fact it, String what) {
    return new One(it.seq(), it.at(), it.verb(), what, it.subject().kind(), it.who(), it.why());
  }

  /** As evidence names it; not found when there is no such line. */
  private String known(String framework, String line, AsOf asOf) {
    var chosen = readiness.framework(framework, asOf);
    if (chosen.find(line).filter(Item::assessable).isEmpty()) {
      throw new NotFound(text("readiness.missing.line", line, chosen.title()));
    }
    return LineDesk.line(chosen, line);
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
    return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
  }
}
