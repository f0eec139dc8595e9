package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import org.candor.planning.applicability.StatementPages.Comparing;
import org.candor.records.AsOf;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.springframework.stereotype.Component;

/** Sets two moments of the statement side by side: versions, or what stands now. */
@Component
class Comparisons {

  private final Approval approval;
  private final StatementOfApplicability statement;
  private final Readers readers;

  Comparisons(Approval approval, StatementOfApplicability statement, Readers readers) {
    this.approval = approval;
    this.statement = statement;
    this.readers = readers;
  }

  /** Two moments, each spelled as a version's id or {@link Readers#NOW}. */
  record Pair(String from, String to) {}

  /** What was asked for; else the version that holds and what stands now. */
  Pair pair(String from, String to, AsOf asOf) {
    var versions = approval.versions(asOf);
    var usual =
        versions.stream()
            .filter(it -> it.state() == Statement.State.APPROVED)
            .findFirst()
            .or(() -> versions.stream().findFirst())
            .map(it -> it.id().toString())
            .orElse(Readers.NOW);
    return new Pair(from.isBlank() ? usual : from, to.isBlank() ? Readers.NOW : to);
  }

  List<Difference> between(Pair pair, AsOf asOf) {
    return between(reading(pair.from(), asOf), reading(pair.to(), asOf));
  }

  List<Difference> between(Version before, Reading after) {
    return between(statement.said(AsOf.position(before.statement().position())), after);
  }

  List<Difference> between(Reading before, Reading after) {
    return Differences.between(before, after, readers.people());
  }

  Comparing page(Shell shell, String from, String to, AsOf asOf) {
    var pair = pair(from, to, asOf);
    var versions = approval.versions(asOf);
    return new Comparing(
        shell,
        options(versions, pair.from()),
        options(versions, pair.to()),
        words(versions, pair.from()),
        words(versions, pair.to()),
        between(pair, asOf));
  }

  private Reading reading(String which, AsOf asOf) {
    return which.equals(Readers.NOW)
        ? statement.said(asOf)
        : statement.said(
            AsOf.position(approval.version(Readers.id(which), asOf).statement().position()));
  }

  private static List<Option> options(List<Version> versions, String chosen) {
    var options = new ArrayList<Option>();
    options.add(
        new Option(Readers.NOW, text("planning.soa.shown.now"), chosen.equals(Readers.NOW)));
    versions.forEach(
        it ->
            options.add(
                new Option(
                    it.id().toString(),
                    it.title() + ", " + it.stateWords(),
                    chosen.equals(it.id().toString()))));
    return options;
  }

  private static String words(List<Version> versions, String which) {
    return versions.stream()
        .filter(it -> it.id().toString().equals(which))
        .findFirst()
        .map(Version::title)
        .orElse(text("planning.soa.shown.now"));
  }
}
