package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import org.candor.planning.applicability.StatementPages.Shown;

/** The statement as rows of words, the same in every file. */
final class Printed {

  private static final int ROOT_SHOWN = 16;

  private Printed() {}

  /** What an auditor has to find on any sheet: pairs of a name and a value. */
  static List<List<String>> head(Shown shown) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of(text("planning.soa.shown.organization"), shown.organization()));
    rows.add(List.of(text("planning.soa.shown.scope"), shown.scopeWords()));
    rows.add(List.of(text("planning.soa.versions.number"), shown.state()));
    rows.add(List.of(text("planning.soa.shown.approval"), shown.approver()));
    rows.add(List.of(text("planning.soa.shown.asOf"), shown.asOf()));
    rows.add(
        List.of(text("planning.soa.shown.entries"), String.valueOf(shown.reading().ledgerSize())));
    rows.add(
        List.of(
            text("planning.soa.shown.root"),
            shown.root().isEmpty() ? text("planning.soa.shown.rootless") : shown.root()));
    var version = shown.version();
    if (version != null) {
      rows.add(List.of(text("planning.soa.shown.text"), version.statement().sha256()));
    }
    return rows;
  }

  static String foot(Shown shown) {
    var root = shown.root();
    return "%s · %s · %s · %s %d %s"
        .formatted(
            shown.organization(),
            shown.title(),
            shown.state(),
            text("planning.soa.shown.ledger"),
            shown.reading().ledgerSize(),
            root.length() > ROOT_SHOWN ? root.substring(0, ROOT_SHOWN) + "…" : root);
  }

  static List<String> columns() {
    return List.of(
        text("planning.soa.control"),
        text("planning.applicability.needed"),
        text("planning.soa.shown.why"),
        text("planning.applicability.drivers"),
        text("planning.soa.shown.status"),
        text("planning.soa.evidence"),
        text("planning.applicability.owner"));
  }

  static List<String> row(Shown shown, Line line) {
    var computed = text("planning.soa.computed") + ": " + Labels.computed(line.computed());
    var due = shown.due(line);
    return List.of(
        line.control().id() + " " + line.control().title(),
        Labels.need(line.need()),
        shown.why(line),
        shown.drivers(line),
        Labels.status(line) + "\n" + computed,
        shown.evidence(line),
        due.isEmpty()
            ? shown.owner(line)
            : shown.owner(line) + "\n" + text("planning.soa.shown.due", due));
  }
}
