package org.candor.support.evidence;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.candor.records.AsOf;
import org.candor.records.Guard;
import org.candor.records.Kind;
import org.candor.records.Objection;
import org.candor.support.evidence.Backings.Lack;
import org.candor.support.evidence.Evidence.Form;
import org.candor.support.evidence.Lead.ToId;
import org.candor.support.evidence.Lead.ToLabel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps evidence honest, whoever writes: where it leads to a record, there is that record; and
 * where that shows nothing any more, no other words in its place make it count again. Clause 7.5.3.
 */
@Component
class EvidenceGuard implements Guard<Evidence> {

  private final Backings backings;

  EvidenceGuard(Backings backings) {
    this.backings = backings;
  }

  @Override
  public Kind<Evidence> kind() {
    return EVIDENCE.kind();
  }

  @Override
  public Watch<Evidence> watch() {
    var paths = backings.paths();
    var place = new Place(backings.prefixes());
    return (id, before, after) -> {
      if (before != null && leadsAs(before, after)) {
        return List.of();
      }
      var misplaced = place.objections(after).toList();
      var missing = misplaced.isEmpty() ? missing(after, paths) : misplaced;
      return !missing.isEmpty() || before == null ? missing : ledAway(id, before, after);
    };
  }

  private static boolean leadsAs(Evidence before, Evidence after) {
    return Objects.equals(before.location(), after.location())
        && before.form() == after.form()
        && (after.form() != Form.MEASUREMENT || Objects.equals(before.madeHow(), after.madeHow()));
  }

  private List<Objection> missing(Evidence it, Set<String> paths) {
    var lead = Here.seen(Lead.of(it.location()).orElse(null), it.location() + "");
    var there =
        switch (lead) {
          case null -> true;
          case ToId to -> there(to, it, paths);
          case ToLabel to -> !to.ours(it.form(), paths) || backings.called(to).isPresent();
        };
    if (there && leadsToEvidence(lead)) {
      return List.of(
          new Objection("location", text("support.evidence.ofEvidence", it.location() + "")));
    }
    if (!there) {
      return List.of(
          new Objection("location", text("support.evidence.behind", it.location() + "")));
    }
    return it.form() == Form.MEASUREMENT ? unmeasured(it, lead) : List.of();
  }

  /** It leads to a measurement of ours; or elsewhere, or to a file to come, and says how. */
  private List<Objection> unmeasured(Evidence it, @Nullable Lead lead) {
    var location = it.location();
    var kind = lead == null ? null : kindOf(lead);
    if (kind == null && (location == null || Lead.web(location))) {
      return it.madeHow() == null
          ? List.of(new Objection("madeHow", text("support.evidence.unmade")))
          : List.of();
    }
    return kind != null && backings.measurements().contains(kind)
        ? List.of()
        : List.of(new Objection("location", text("support.evidence.measured", location + "")));
  }

  private @Nullable String kindOf(Lead lead) {
    var record =
        switch (lead) {
          case ToId to -> to.id();
          case ToLabel to -> backings.called(to).orElse(null);
        };
    return record == null ? null : backings.kindOf(record).orElse(null);
  }

  /** One piece can bear on many lines: a second one of it would outlive it. */
  private boolean leadsToEvidence(@Nullable Lead lead) {
    return switch (lead) {
      case null -> false;
      case ToId to -> EVIDENCE.path().equals(backings.kindOf(to.id()).orElse(null));
      case ToLabel to ->
          to.prefix().equals(EVIDENCE.kind().prefix()) && backings.called(to).isPresent();
    };
  }

  /** It is in the register that it is said to be in. */
  private boolean there(ToId to, Evidence it, Set<String> paths) {
    var kind = backings.kindOf(to.id()).orElse(null);
    if (kind == null) {
      return !to.ours(it.form(), paths);
    }
    var path = to.path();
    return to.abroad() || path == null || path.equals(kind) || !paths.contains(path);
  }

  /** To another record that stands, it may lead: that is what it is judged by from then on. */
  private List<Objection> ledAway(UUID id, Evidence before, Evidence after) {
    var lack = backings.hollow(List.of(id), AsOf.NOW).get(id);
    if (lack == null
        || lack == Lack.NOTHING_THERE
        || lack == Lack.NO_MEASUREMENT
        || backings.stands(after.location())) {
      return List.of();
    }
    var field = Objects.equals(before.location(), after.location()) ? "form" : "location";
    return List.of(
        new Objection(
            field, text("support.evidence.fallen", text("support.covers.state." + lack.name()))));
  }
}
