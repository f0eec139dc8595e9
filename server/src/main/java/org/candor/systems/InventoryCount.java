package org.candor.systems;

import static java.util.Comparator.comparingLong;
import static org.candor.systems.Selection.ALL;
import static org.candor.systems.Selection.unanswered;
import static org.candor.systems.Selection.where;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.candor.register.Field;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.systems.AiSystem.Impact;
import org.candor.systems.AiSystem.ImpactAssessment;
import org.candor.systems.AiSystem.Origin;
import org.candor.systems.AiSystem.ScopeDecision;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts what the inventory of AI systems says as a whole. Clauses 4.3, 6.1.4 and A.6. */
@Service
class InventoryCount {

  static final int UNITS = 12;
  static final int QUARTERS = 16;

  /** Questions that every AI system can answer, whatever its stage. */
  private static final List<String> QUESTIONS =
      List.of(
          "description",
          "intendedPurpose",
          "foreseeableMisuse",
          "origin",
          "roles",
          "stage",
          "owner",
          "unit",
          "domain",
          "users",
          "affectedPeople",
          "impact",
          "impactAssessment",
          "dataProcessed",
          "personalData",
          "requirements",
          "automation",
          "humanOversight",
          "jurisdictions",
          "startedOn",
          "discovery");

  private static final String[] BEARING = {"RIGHTS", "SAFETY", "RIGHTS_AND_SAFETY"};
  private static final String[] OPEN = {"NOT_YET_ASSESSED", Query.NONE};
  private static final Selection OPERATING = where("stage", "OPERATION_AND_MONITORING");
  private static final Selection BEARING_IN_OPERATION = OPERATING.and("impact", BEARING);

  private final InventoryFigures figures;
  private final Listings listings;
  private final Ledger ledger;
  private final Clock clock;

  InventoryCount(InventoryFigures figures, Listings listings, Ledger ledger, Clock clock) {
    this.figures = figures;
    this.listings = listings;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** All numbers of one moment, from one snapshot of the database. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  Figures figures(AsOf asOf) {
    var position = asOf.position();
    return new Figures(position == null ? ledger.size() : position, groups(asOf));
  }

  private Map<String, List<Figure>> groups(AsOf asOf) {
    var counting = new Counting(new Tally(figures.alike(asOf)), asOf);
    var groups = new LinkedHashMap<String, List<Figure>>();
    groups.put("inventory", inventory(counting));
    groups.put("assessment", assessments(counting, BEARING_IN_OPERATION));
    groups.put("stage", each(counting, "stage", names(Stage.values()), ALL));
    groups.put("stage-by-impact", stagesByImpact(counting));
    groups.put("impact-by-assessment", impactsByAssessment(counting));
    groups.put("scope", each(counting, "scope", names(ScopeDecision.values()), ALL));
    groups.put("origin", each(counting, "origin", names(Origin.values()), ALL));
    groups.put("unit", units(asOf));
    groups.put("started", started(asOf));
    groups.put("unanswered", unansweredByField(asOf));
    return groups;
  }

  private static List<Figure> inventory(Counting counting) {
    return List.of(
        counting.figure("all", ALL),
        counting.figure("rights-or-safety", where("impact", BEARING)),
        counting.figure("rights-or-safety-in-operation", BEARING_IN_OPERATION),
        counting.figure("neither", where("impact", "NEITHER")),
        counting.figure("impact-open", where("impact", OPEN)),
        counting.figure("in-operation", OPERATING),
        counting.figure("in-operation-without-owner", OPERATING.and("owner", Query.NONE)),
        counting.figure("without-owner", unanswered("owner")),
        counting.figure("without-stage", unanswered("stage")),
        counting.figure("scope-undecided", where("scope", "UNDECIDED")),
        counting.figure("personal-data-unknown", unanswered("personalData")));
  }

  private static List<Figure> assessments(Counting counting, Selection of) {
    return each(counting, "impactAssessment", names(ImpactAssessment.values()), of);
  }

  private static List<Figure> stagesByImpact(Counting counting) {
    return withNone(names(Stage.values()))
        .flatMap(
            stage ->
                Stream.of(
                    counting.figure(
                        stage + "/rights-or-safety", where("stage", stage).and("impact", BEARING)),
                    counting.figure(
                        stage + "/neither", where("stage", stage).and("impact", "NEITHER")),
                    counting.figure(stage + "/open", where("stage", stage).and("impact", OPEN))))
        .toList();
  }

  private static List<Figure> impactsByAssessment(Counting counting) {
    return withNone(names(Impact.values()))
        .flatMap(
            impact ->
                assessments(counting, where("impact", impact)).stream()
                    .map(it -> new Figure(impact + "/" + it.name(), it.count(), it.query())))
        .toList();
  }

  private static List<Figure> each(
      Counting counting, String field, List<String> values, Selection of) {
    return withNone(values).map(it -> counting.figure(it, of.and(field, it))).toList();
  }

  private List<Figure> units(AsOf asOf) {
    var counts = listings.counts(AI_SYSTEMS, Query.all(), field("unit"), asOf);
    return counts.entrySet().stream()
        .filter(it -> !it.getKey().isEmpty())
        .limit(UNITS)
        .map(
            it ->
                Figure.of(
                    it.getKey(), it.getValue(), where("unit", Query.EXACTLY + it.getKey()), asOf))
        .toList();
  }

  private List<Figure> started(AsOf asOf) {
    var counts = figures.startedByQuarter(asOf);
    var last = counts.floorKey(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    if (last == null) {
      return List.of();
    }
    var quarters = new ArrayList<Figure>();
    for (int back = QUARTERS - 1; back >= 0; back--) {
      var from = last.minusMonths(3L * back);
      var period = from + ".." + from.plusMonths(3).minusDays(1);
      var count = counts.getOrDefault(from, 0L);
      quarters.add(Figure.of(from.toString(), count, where("startedOn", period), asOf));
    }
    return quarters;
  }

  private List<Figure> unansweredByField(AsOf asOf) {
    var fields = QUESTIONS.stream().map(InventoryCount::field).toList();
    return figures.unanswered(fields, asOf).entrySet().stream()
        .map(
            it ->
                Figure.of(it.getKey().name(), it.getValue(), unanswered(it.getKey().name()), asOf))
        .sorted(comparingLong(Figure::count).reversed())
        .toList();
  }

  private static Field field(String name) {
    return AI_SYSTEMS.field(name).orElseThrow();
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  private static Stream<String> withNone(List<String> values) {
    return Stream.concat(values.stream(), Stream.of(Query.NONE));
  }

  private record Counting(Tally tally, AsOf asOf) {
    Figure figure(String name, Selection selection) {
      return Figure.of(name, tally.count(selection), selection, asOf);
    }
  }
}
