package org.candor.support.evidence;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.candor.catalog.Catalog;
import org.candor.desk.Look;
import org.candor.desk.Panel;
import org.candor.records.Entry;
import org.candor.support.evidence.Backings.Lack;
import org.candor.web.Times;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a piece of evidence covers, and whether it counts, beside its record. */
@Component
class CoversPanel implements Panel {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final EvidenceFiles files;
  private final Backings backings;
  private final Catalog catalog;
  private final ObjectProvider<OwnLines> own;
  private final Clock clock;

  CoversPanel(
      EvidenceFiles files,
      Backings backings,
      Catalog catalog,
      ObjectProvider<OwnLines> own,
      Clock clock) {
    this.files = files;
    this.backings = backings;
    this.catalog = catalog;
    this.own = own;
    this.clock = clock;
  }

  @Override
  public String path() {
    return EVIDENCE.path();
  }

  @Override
  public @Nullable Content of(Entry<?> entry, Look look) {
    if (!(entry.content() instanceof Evidence evidence)) {
      return null;
    }
    var lines = Coverable.in(catalog, EvidenceRegisters.all(own));
    var covers =
        evidence.covers().stream()
            .map(
                it ->
                    new Covers.Line(
                        it,
                        lines
                            .find(it)
                            .map(CoverageController::words)
                            .orElse(text("support.covers.gone"))))
            .toList();
    var past = look.shell().past();
    var moment = past == null ? clock.instant() : past.moment();
    var gone = files.without(look.asOf()).contains(entry.id());
    var lack = backings.hollow(List.of(entry.id()), look.asOf()).get(entry.id());
    var covered =
        lack == null
            ? covered(evidence, LocalDate.ofInstant(moment, ZoneOffset.UTC), gone, covers)
            : new Covers(text("support.covers.state." + lack), tone(lack), covers);
    return output -> TEMPLATES.supportEvidenceCovers(covered).render(output);
  }

  private static Tone tone(Lack lack) {
    return switch (lack) {
      case NOTHING_THERE -> Tone.UNKNOWN;
      case RECORD_RETIRED, RECORD_MISSING, NO_MEASUREMENT, NOT_PASSED, FAILED_SINCE -> Tone.BAD;
    };
  }

  static Covers covered(Evidence evidence, LocalDate day, boolean gone, List<Covers.Line> lines) {
    if (gone) {
      return new Covers(text("support.covers.state.gone"), Tone.BAD, lines);
    }
    var until = evidence.expiresOn();
    if (evidence.effectiveOn().isAfter(day)) {
      var from = Times.day(evidence.effectiveOn());
      return new Covers(text("support.covers.state.later", from), Tone.UNKNOWN, lines);
    }
    if (until == null) {
      return new Covers(text("support.covers.state.always"), Tone.GOOD, lines);
    }
    return until.isBefore(day)
        ? new Covers(text("support.covers.state.expired", Times.day(until)), Tone.BAD, lines)
        : new Covers(
            text("support.covers.state.until", Times.day(until)),
            until.isBefore(day.plusDays(Coverage.SOON)) ? Tone.WARN : Tone.GOOD,
            lines);
  }
}
