package org.candor.evaluation.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.web.Messages.text;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Replies;
import org.candor.evaluation.results.MeasurementReport;
import org.candor.measure.reading.Vocabulary;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.web.Shell;
import org.candor.web.Times;
import org.candor.web.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The report of what was measured of one AI system, for reading and for archives. */
@RestController
class ReportController {

  static final String RESOURCE = "evaluation/measurements";

  private static final String DISCREET = "discreet";
  private static final String ALL = "all";

  private final History history;
  private final Records records;
  private final Visitor.Moment moment;
  private final Clock clock;

  ReportController(History history, Records records, Visitor.Moment moment, Clock clock) {
    this.history = history;
    this.records = records;
    this.moment = moment;
    this.clock = clock;
  }

  /** Without the ending that says pdf or html. */
  static String at(UUID system) {
    return "/evaluation/systems/" + system + "/report";
  }

  @GetMapping("/evaluation/systems/{id}/report.{format:pdf|html}")
  @Allow(value = Action.EXPORT, on = RESOURCE)
  ResponseEntity<byte[]> file(
      @PathVariable UUID id,
      @PathVariable String format,
      @RequestParam(defaultValue = DISCREET) String counts,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    return report(id, format, counts, caller, asOf, moment.of(request));
  }

  /**
   * {@code format} is pdf or html; {@code counts} is all, or else those of few people are hidden.
   */
  @GetMapping("/api/v1/evaluation/systems/{id}/report")
  @Allow(value = Action.EXPORT, on = RESOURCE)
  @Replies(media = {MediaType.APPLICATION_PDF_VALUE, MediaType.TEXT_HTML_VALUE})
  ResponseEntity<byte[]> document(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "pdf") String format,
      @RequestParam(defaultValue = DISCREET) String counts,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    return report(id, format, counts, caller, asOf, moment.of(request));
  }

  private ResponseEntity<byte[]> report(
      UUID id, String format, String counts, Caller caller, AsOf asOf, Shell.@Nullable Past past) {
    var system =
        records
            .find(AI_SYSTEMS.kind(), id, asOf)
            .orElseThrow(() -> new NotFound(text("evaluation.report.none")));
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var report =
        new MeasurementReport(
            caller.orgName(),
            system.content().name(),
            past == null ? today : LocalDate.ofInstant(past.moment(), ZoneOffset.UTC),
            past == null ? "" : asOf(past, today),
            history.ofSystem(system.label(), asOf),
            Vocabulary.PLAIN,
            !counts.equals(ALL));
    return switch (format) {
      case "pdf" -> sent(report.pdf(), MediaType.APPLICATION_PDF, system.label() + ".pdf");
      case "html" -> sent(report.html(), MediaType.TEXT_HTML, system.label() + ".html");
      default -> throw new NotFound(text("evaluation.report.formats"));
    };
  }

  /** Nobody takes what stood then for what stands today. */
  private static String asOf(Shell.Past past, LocalDate today) {
    return text(
        "evaluation.report.past", Times.moment(past.moment()), past.size(), Times.day(today));
  }

  private static ResponseEntity<byte[]> sent(byte[] bytes, MediaType type, String name) {
    var disposition =
        ContentDisposition.attachment().filename("measurements-" + name, UTF_8).build();
    return ResponseEntity.ok()
        .contentType(type)
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(bytes);
  }
}
