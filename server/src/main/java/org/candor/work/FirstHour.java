package org.candor.work;

import static org.candor.context.ContextRegisters.PROFILES;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.access.Caller;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.context.Profile;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.systems.AiSystem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The first hour of an organization: six steps, each of which says why. How far it is, the records
 * tell; so it can be left and taken up at any time. Clauses 4.1 to 4.3.
 */
@Service
class FirstHour {

  private final Records records;
  private final Listings listings;
  private final Register<AiSystem> systems;
  private final Baseline baseline;
  private final Catalog catalog;

  FirstHour(
      Records records,
      Listings listings,
      Register<AiSystem> systems,
      Baseline baseline,
      Catalog catalog) {
    this.records = records;
    this.listings = listings;
    this.systems = systems;
    this.baseline = baseline;
    this.catalog = catalog;
  }

  /** What is done in the first hour, in this order. */
  enum Step {
    ORGANIZATION,
    ROLE,
    SCOPE,
    SYSTEMS,
    BASELINE,
    PLAN;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Step> of(String word) {
      return java.util.stream.Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
    }
  }

  /**
   * How far it is.
   *
   * @param done whether each step has left its trace in the records
   */
  record Progress(Map<Step, Boolean> done, long systems, long answered, long lines, long planned) {

    Optional<Step> next() {
      return done.entrySet().stream()
          .filter(it -> !it.getValue())
          .map(Map.Entry::getKey)
          .findFirst();
    }

    long finished() {
      return done.values().stream().filter(it -> it).count();
    }
  }

  @Transactional(readOnly = true)
  Progress progress() {
    var profile = profile().map(Entry::content);
    var said = baseline.said(AsOf.NOW);
    var answered = answered(said);
    var known = total(AI_SYSTEMS, Map.of());
    var planned = total(WorkRegisters.TASKS, Map.of("origin", List.of("GAP")));
    var done = new EnumMap<Step, Boolean>(Step.class);
    done.put(Step.ORGANIZATION, profile.filter(it -> it.purpose() != null).isPresent());
    done.put(Step.ROLE, profile.filter(it -> !it.roles().isEmpty()).isPresent());
    done.put(Step.SCOPE, profile.filter(it -> it.scope() != null).isPresent());
    done.put(Step.SYSTEMS, known > 0);
    done.put(Step.BASELINE, answered > 0);
    done.put(Step.PLAN, planned > 0);
    return new Progress(done, known, answered, said.size(), planned);
  }

  /** What the first hour is about, by its title. */
  String standard() {
    return catalog.iso42001().title();
  }

  /** How far the baseline is of a framework that the organization brought. */
  record Beside(Framework framework, long answered, long lines) {}

  @Transactional(readOnly = true)
  List<Beside> beside() {
    return catalog.frameworks().stream()
        .filter(it -> !Catalog.isShipped(it.id()))
        .map(it -> new Beside(it, answered(baseline.said(it, AsOf.NOW)), it.assessable().count()))
        .toList();
  }

  private static long answered(List<Baseline.Said> said) {
    return said.stream().filter(it -> it.answer() != null).count();
  }

  /** The organization as it describes itself; the first profile where there are several. */
  @Transactional(readOnly = true)
  Optional<Entry<Profile>> profile() {
    return listings.page(PROFILES, Query.all().limited(1), AsOf.NOW).entries().stream().findFirst();
  }

  /**
   * Keeps what a step learned of the organization; what other steps learned stays.
   *
   * @return the form, with its errors where it was not kept
   */
  @Transactional
  Form<Profile> describe(Map<String, List<String>> sent, Caller caller) {
    var known = profile();
    var typed = new LinkedHashMap<>(sent);
    if (known.isEmpty()) {
      typed.putIfAbsent("name", List.of(caller.orgName()));
    }
    var before = known.map(Entry::content).orElse(null);
    var form = Form.read(PROFILES, typed, before);
    var content = form.content();
    if (content != null) {
      if (known.isEmpty()) {
        records.record(PROFILES.kind(), content, caller.actor());
      } else {
        var entry = known.get();
        records.revise(PROFILES.kind(), entry.id(), entry.version(), content, caller.actor(), null);
      }
    }
    return form;
  }

  /**
   * Registers the first systems; a row that is wrong does not hold up the others.
   *
   * @return the rows that were not kept, with their errors
   */
  @Transactional
  List<Form<AiSystem>> register(List<Map<String, List<String>>> rows, Caller caller) {
    var wrong = new ArrayList<Form<AiSystem>>();
    for (var row : rows) {
      var form = Form.read(systems, row, null);
      var content = form.content();
      if (content == null) {
        wrong.add(form);
      } else {
        records.record(AI_SYSTEMS.kind(), content, caller.actor());
      }
    }
    return wrong;
  }

  private long total(Register<?> register, Map<String, List<String>> parameters) {
    return listings.page(register, Query.read(register, parameters).limited(1), AsOf.NOW).total();
  }
}
