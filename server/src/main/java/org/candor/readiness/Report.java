package org.candor.readiness;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candor.catalog.Item;
import org.candor.readiness.Finding.Next;
import org.candor.readiness.Human.Said;
import org.jspecify.annotations.Nullable;

/**
 * A position as programs read it.
 *
 * @param asOf the day it is seen on
 * @param sha256 of the canonical position: equal for equal ledgers and days
 * @param rules how many bear on the framework
 */
public record Report(
    String framework,
    String title,
    String asOf,
    long ledgerSize,
    String sha256,
    Summary summary,
    List<Line> requirements,
    List<Line> controls) {

  /** How many lines stand how; the share is that of those met among those that apply. */
  public record Summary(
      int lines,
      int met,
      int partly,
      int notMet,
      int unknown,
      int stale,
      int notApplicable,
      double share) {}

  /**
   * One requirement or control.
   *
   * @param next null, and said so, when nothing is left to do
   */
  public record Line(
      String id,
      String title,
      String clause,
      Verdict verdict,
      String why,
      int population,
      List<Exempt> exceptions,
      int exceptionsTotal,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Act next,
      List<Found> findings,
      People people) {}

  /** What to do, and where. */
  public record Act(String words, String href, Claim.Effort effort) {}

  /** A record that does not say yes. */
  public record Exempt(String label, String name, String href) {}

  /** A rule's answer. */
  public record Found(
      String rule,
      String title,
      boolean decides,
      Verdict verdict,
      String why,
      int population,
      int yes,
      int no,
      int silent,
      int stale,
      int exceptions,
      String list,
      @Nullable String failure) {}

  /** What people bring, beside. */
  public record People(
      Human.State state,
      List<String> evidence,
      int inForce,
      int expired,
      int incomplete,
      @Nullable Said attestation) {}

  static Report of(Position position, Map<String, Names.Named> names) {
    return new Report(
        position.framework().id(),
        position.framework().title(),
        position.day().toString(),
        position.ledgerSize(),
        position.sha256(),
        summary(position),
        lines(position, Item.Kind.REQUIREMENT, names),
        lines(position, Item.Kind.CONTROL, names));
  }

  static Summary summary(Position position) {
    var counts = position.counts();
    return new Summary(
        position.lines().size(),
        counts.getOrDefault(Verdict.MET, 0),
        counts.getOrDefault(Verdict.PARTLY, 0),
        counts.getOrDefault(Verdict.NOT_MET, 0),
        counts.getOrDefault(Verdict.UNKNOWN, 0),
        counts.getOrDefault(Verdict.STALE, 0),
        counts.getOrDefault(Verdict.NOT_APPLICABLE, 0),
        Math.round(position.share() * 10_000) / 10_000.0);
  }

  private static List<Line> lines(
      Position position, Item.Kind kind, Map<String, Names.Named> names) {
    return position.lines().stream()
        .filter(it -> it.item().kind() == kind)
        .map(it -> line(it, names))
        .toList();
  }

  static Line line(Standing it, Map<String, Names.Named> names) {
    var worst =
        it.findings().stream()
            .min(java.util.Comparator.comparing(Finding::verdict, Verdict.WORST_FIRST));
    return new Line(
        it.id(),
        Verdicts.title(it.item()),
        Objects.requireNonNullElse(it.item().parent(), ""),
        it.verdict(),
        it.why(),
        worst.map(Finding::population).orElse(0),
        worst.map(f -> exceptions(f, names)).orElse(List.of()),
        worst.map(f -> f.exceptions().total()).orElse(0),
        act(it.next()),
        it.findings().stream().map(Report::found).toList(),
        new People(
            it.human().state(),
            it.human().evidence(),
            it.human().inForce(),
            it.human().expired(),
            it.human().incomplete(),
            it.human().said()));
  }

  private static @Nullable Act act(@Nullable Next next) {
    return next == null ? null : new Act(next.words(), next.href(), next.effort());
  }

  static List<Exempt> exceptions(Finding finding, Map<String, Names.Named> names) {
    return finding.exceptions().first().stream()
        .map(
            it -> {
              var named = names.get(it.label());
              return named == null
                  ? new Exempt(it.label(), it.label(), Objects.requireNonNullElse(it.href(), ""))
                  : new Exempt(it.label(), named.name(), named.href());
            })
        .toList();
  }

  private static Found found(Finding it) {
    return new Found(
        it.rule(),
        it.title(),
        it.decides(),
        it.verdict(),
        it.why(),
        it.population(),
        it.agreeing(),
        it.saidNo(),
        it.silent(),
        it.stale(),
        it.exceptions().total(),
        it.exceptions().href(),
        it.failure());
  }
}
