package org.candor.cli;

import static org.candor.web.Messages.text;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.candor.access.Workplace;
import org.candor.catalog.Catalog;
import org.candor.database.FolderInUse;
import org.candor.readiness.Readiness;
import org.candor.readiness.Report;
import org.candor.readiness.Reports;
import org.candor.readiness.Verdict;
import org.candor.records.Ledger;
import org.candor.records.RecordJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says where an organization stands, line by line, for people and for pipelines. Clause 9.1. */
@Command(
    name = "gap",
    description = {
      "Computes where the organization stands on every requirement and control, and why.",
      "With --at-least or --fail-on it fails a pipeline that has fallen behind."
    },
    exitCodeList = {
      "0:the position was computed, and it passes what was asked",
      "1:it did not work; one sentence says why",
      "2:the command was not understood",
      "3:the position does not pass what was asked"
    })
final class Gap implements Callable<Integer> {

  private static final int BEHIND = 3;

  @Option(
      names = "--framework",
      paramLabel = "ID",
      defaultValue = Catalog.ISO_42001,
      description = "The framework. Default: ${DEFAULT-VALUE}")
  String framework = Catalog.ISO_42001;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json. Default: ${DEFAULT-VALUE}")
  Format format = Format.TEXT;

  @Option(
      names = {"--at-least", "--threshold"},
      paramLabel = "SHARE",
      description = "Exit 3 unless this share of the lines that apply is met: 0.8 or 80%%.")
  @Nullable String atLeast;

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICT",
      arity = "1..*",
      split = ",",
      description = {
        "Exit 3 if any line is so; several with commas. One of",
        "${COMPLETION-CANDIDATES} (any case)."
      })
  List<Verdict> failOn = List.of();

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing on standard error of how far it is.")
  boolean quiet;

  @Mixin When when = new When();
  @Mixin Within within = new Within();
  @Spec @Nullable CommandSpec spec;

  /** How the position is printed. */
  enum Format {
    TEXT,
    JSON
  }

  @Override
  public Integer call() throws IOException {
    var share = share();
    return within.run(this::open, (running, workplace) -> told(running, workplace, share));
  }

  private int told(Running running, Workplace workplace, double share) {
    var report = report(running);
    var out = Main.out(spec);
    switch (format) {
      case JSON -> out.println(RecordJson.MAPPER.writeValueAsString(report));
      case TEXT -> print(workplace.name(), report, out);
    }
    return judged(report, share);
  }

  private Running open(Place place) {
    var progress = progress();
    progress.says(text("readiness.gap.starting"));
    try {
      return Running.silently(place);
    } catch (RuntimeException e) {
      for (Throwable each = e; each != null; each = each.getCause()) {
        if (each instanceof FolderInUse it) {
          var query = framework.equals(Catalog.ISO_42001) ? "" : "?framework=" + framework;
          throw new Busy(it.sentence() + "\n" + text("readiness.gap.busy", query));
        }
      }
      throw e;
    } finally {
      progress.end();
    }
  }

  private Report report(Running running) {
    var progress = progress();
    progress.says(text("readiness.gap.computing", running.get(Ledger.class).size()));
    try {
      running.on(Readiness.Laying.class, it -> progress.at(it.done(), it.all()));
      return read(running);
    } finally {
      progress.end();
    }
  }

  private Progress progress() {
    return quiet ? Progress.NONE : Progress.telling(Main.err(spec));
  }

  private Report read(Running running) {
    var moment = when.read(running);
    if (running.get(Catalog.class).find(framework, moment.asOf()).isEmpty()) {
      throw new Misused("There is no framework " + framework + ".");
    }
    var at = moment.at();
    var day =
        at == null ? running.get(Readiness.class).today() : LocalDate.ofInstant(at, ZoneOffset.UTC);
    return running.get(Reports.class).report(framework, moment.asOf(), day);
  }

  private double share() {
    if (atLeast == null) {
      return 0;
    }
    var text = atLeast.strip();
    try {
      var share =
          text.endsWith("%")
              ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
              : Double.parseDouble(text);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException _) {
      // Said below, together with numbers out of range.
    }
    throw new Misused("--at-least takes a share from 0 to 1, or 0% to 100%: " + text);
  }

  /** 0, or why not and that it is behind. */
  private int judged(Report report, double share) {
    var reasons = new ArrayList<String>();
    if (report.summary().share() < share) {
      reasons.add(text("readiness.gap.behind", 100 * report.summary().share(), 100 * share));
    }
    for (var verdict : failOn.stream().distinct().toList()) {
      var lines =
          Stream.concat(report.requirements().stream(), report.controls().stream())
              .filter(it -> it.verdict() == verdict)
              .count();
      if (lines > 0) {
        reasons.add(text("readiness.gap.failed", lines, verdict));
      }
    }
    reasons.forEach(Main.err(spec)::println);
    return reasons.isEmpty() ? 0 : BEHIND;
  }

  private static void print(String name, Report report, PrintWriter out) {
    var sum = report.summary();
    out.printf("%s: %s, as of %s%n", name, report.title(), report.asOf());
    out.printf(
        "%d of %d lines are met, %d partly, %d not met, %d stale, %d unknown, %d not applicable.%n",
        sum.met(),
        sum.lines(),
        sum.partly(),
        sum.notMet(),
        sum.stale(),
        sum.unknown(),
        sum.notApplicable());
    out.printf("%,d facts, sha256 %s%n%n", report.ledgerSize(), report.sha256());
    report.requirements().forEach(it -> line(it, out));
    report.controls().forEach(it -> line(it, out));
  }

  private static void line(Report.Line it, PrintWriter out) {
    out.printf("%-14s %-9s %s%n", it.verdict(), it.id(), it.title());
    out.printf("%-14s %-9s   %s%n", "", "", it.why());
    var next = it.next();
    if (next != null) {
      out.printf("%-14s %-9s   -> %s%n", "", "", next.words());
    }
  }
}
