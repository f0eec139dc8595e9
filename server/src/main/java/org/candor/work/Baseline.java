package org.candor.work;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.web.Messages.text;
import static org.candor.work.WorkRegisters.TASKS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.candor.access.Caller;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.readiness.Attestation;
import org.candor.readiness.Attestation.Basis;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.support.evidence.Coverable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The questionnaire of a newcomer: what people say of each line before anything is recorded. An
 * answer is an attestation that is marked as self-declared, which never counts as much as evidence.
 */
@Service
public class Baseline {

  /** Days that an answer counts. */
  static final int DAYS = 180;

  private static final String KEY = "baseline:";

  /** Keys looked for at once. */
  private static final int KEYS = 20;

  private static final String APART = "baseline-not-ours:";

  private final Records records;
  private final Tasks tasks;
  private final Listings listings;
  private final Catalog catalog;

  Baseline(Records records, Tasks tasks, Listings listings, Catalog catalog) {
    this.records = records;
    this.tasks = tasks;
    this.listings = listings;
    this.catalog = catalog;
  }

  /** What people answer. */
  public enum Answer {
    YES,
    PARTLY,
    NO,
    /** Says nothing, and takes back what was said. */
    DONT_KNOW,
    /** For controls alone: a task to decide it in the Statement of Applicability. */
    NOT_APPLICABLE
  }

  private static String named(Framework framework, Item item) {
    return Coverable.named(framework.id(), item.id());
  }

  /**
   * What was said of a line.
   *
   * @param name of the line, as in evidence
   * @param answer null when nothing was, or what was has expired
   * @param expired whether something was said that counts no more
   */
  public record Said(
      String name,
      Item item,
      @Nullable Answer answer,
      boolean expired,
      @Nullable LocalDate until) {}

  /** What became of an answer. */
  public enum Outcome {
    RECORDED,
    UNCHANGED,
    REFUSED
  }

  /**
   * @param why an answer was refused; empty where it was not
   */
  public record Result(String line, Outcome outcome, String why) {}

  /** Every line of ISO/IEC 42001 with what was said of it, in the order of the standard. */
  @Transactional(readOnly = true)
  public List<Said> said(AsOf asOf) {
    return said(catalog.iso42001(), asOf);
  }

  /** Every line of a framework with what was said of it, in its order. */
  @Transactional(readOnly = true)
  public List<Said> said(Framework framework, AsOf asOf) {
    var items = framework.assessable().toList();
    var apartKeys = items.stream().map(it -> APART + named(framework, it)).toList();
    var ids = records.byExternalKey(TASKS.kind(), apartKeys);
    var answers = answers(asOf);
    var apart = records.find(TASKS.kind(), List.copyOf(ids.values()), asOf);
    var today = tasks.today();
    return items.stream()
        .map(
            it -> {
              var name = named(framework, it);
              var aside = of(ids.get(APART + name), apart::get);
              return said(name, it, answers.get(name), aside, today);
            })
        .toList();
  }

  /** Answers any number of lines of ISO/IEC 42001 at once. */
  @Transactional
  public List<Result> answer(Map<String, Answer> answers, Caller caller) {
    return answer(catalog.iso42001(), answers, caller);
  }

  /**
   * Answers any number of lines of a framework at once; each is recorded or refused by itself.
   *
   * @param answers by the id of the line, or by its name as in evidence
   */
  @Transactional
  public List<Result> answer(Framework framework, Map<String, Answer> answers, Caller caller) {
    var before = new HashMap<String, Said>();
    for (var it : said(framework, AsOf.NOW)) {
      before.put(it.name(), it);
      before.put(it.item().id(), it);
    }
    var results = new ArrayList<Result>();
    answers.forEach(
        (line, answer) -> {
          var known = before.get(Coverable.spelled(line));
          var refusal =
              known == null ? unknown(framework, line) : refusal(framework, known, answer);
          results.add(
              known == null || refusal != null
                  ? new Result(line, Outcome.REFUSED, refusal + "")
                  : answer(known, answer, caller));
        });
    return results;
  }

  private static String unknown(Framework framework, String line) {
    return text("work.baseline.refused.unknown", line, framework.title());
  }

  /** Why a line cannot be answered so; null where it can. */
  private static @Nullable String refusal(Framework framework, Said line, Answer answer) {
    if (answer != Answer.NOT_APPLICABLE || mayBeApart(framework, line.item())) {
      return null;
    }
    var iso = framework.id().equals(Catalog.ISO_42001);
    return text(
        iso ? "work.baseline.refused.clause" : "work.baseline.refused.apart",
        line.item().id(),
        framework.title());
  }

  /**
   * The Statement of Applicability decides it: of controls of ISO/IEC 42001, and of nothing else.
   */
  static boolean mayBeApart(Framework framework, Item item) {
    return framework.id().equals(Catalog.ISO_42001) && item.kind() == Item.Kind.CONTROL;
  }

  private Result answer(Said before, Answer answer, Caller caller) {
    var line = before.name();
    if (answer == before.answer() || answer == Answer.DONT_KNOW && before.answer() == null) {
      return new Result(line, Outcome.UNCHANGED, "");
    }
    switch (answer) {
      case YES -> attest(line, Attestation.Answer.MET, caller);
      case PARTLY -> attest(line, Attestation.Answer.PARTLY, caller);
      case NO -> attest(line, Attestation.Answer.NOT_MET, caller);
      case DONT_KNOW, NOT_APPLICABLE -> takeBack(line, text("work.baseline.taken-back"), caller);
    }
    if (answer == Answer.NOT_APPLICABLE) {
      putAside(before.item(), caller);
    } else {
      claim(line, caller);
    }
    return new Result(line, Outcome.RECORDED, "");
  }

  private void attest(String line, Attestation.Answer answer, Caller caller) {
    var today = tasks.today();
    var said =
        new Attestation(
            line,
            answer,
            Basis.SELF_DECLARED,
            null,
            List.of(),
            caller.person(),
            today,
            today.plusDays(DAYS));
    takeBack(line, text("work.baseline.again"), caller);
    records.record(ATTESTATIONS.kind(), said, free(line), caller.actor(), null);
  }

  private void takeBack(String line, String why, Caller caller) {
    var known = answers(AsOf.NOW).get(line);
    if (known != null) {
      records.retire(ATTESTATIONS.kind(), known.id(), known.version(), caller.actor(), why);
    }
  }

  private void putAside(Item item, Caller caller) {
    var name = text("work.baseline.apart", item.id(), Lines.brief(item));
    var wanted =
        new Wanted(
            APART + item.id(),
            name,
            text("work.baseline.apart.why"),
            Task.Origin.PERSON,
            item.id(),
            null,
            null,
            null,
            null,
            Task.Effort.SMALL);
    var known = tasks.find(APART + item.id());
    if (known.isPresent() && !known.get().content().open()) {
      tasks.again(known.get(), wanted.task(), text("work.baseline.again"), caller.actor());
    } else {
      tasks.open(wanted, caller.actor());
    }
  }

  /** A line that was set apart and is answered after all needs no decision any more. */
  private void claim(String line, Caller caller) {
    tasks
        .find(APART + line)
        .filter(it -> it.content().open())
        .ifPresent(
            it ->
                tasks.decide(
                    TaskVerb.DROP,
                    it.id(),
                    it.version(),
                    text("work.baseline.again"),
                    caller.actor()));
  }

  /**
   * Answers in use, by line: of each the last, as another one takes the place of the one before.
   */
  private Map<String, Entry<Attestation>> answers(AsOf asOf) {
    var answers = new HashMap<String, Entry<Attestation>>();
    var self = Query.read(ATTESTATIONS, Map.of("basis", List.of(Basis.SELF_DECLARED.name())));
    listings.each(
        ATTESTATIONS,
        self,
        asOf,
        it -> {
          if (it.externalKey() != null && it.externalKey().startsWith(KEY)) {
            answers.merge(
                it.content().requirement(), it, (a, b) -> a.number() > b.number() ? a : b);
          }
        });
    return answers;
  }

  /** What was said is not rewritten: each answer to a line is a record with a key of its own. */
  private String free(String line) {
    for (int nth = 1; ; nth += KEYS) {
      var keys =
          IntStream.range(nth, nth + KEYS)
              .mapToObj(it -> it == 1 ? KEY + line : KEY + line + ":" + it)
              .toList();
      var taken = records.byExternalKey(ATTESTATIONS.kind(), keys);
      var key = keys.stream().filter(it -> !taken.containsKey(it)).findFirst();
      if (key.isPresent()) {
        return key.get();
      }
    }
  }

  private static Said said(
      String name,
      Item item,
      @Nullable Entry<Attestation> attested,
      @Nullable Entry<Task> apart,
      LocalDate today) {
    if (attested != null) {
      var content = attested.content();
      var holds = content.holdsOn(today);
      return new Said(
          name, item, holds ? word(content.answer()) : null, !holds, content.validUntil());
    }
    var open = apart != null && !apart.retired() && apart.content().open();
    return new Said(name, item, open ? Answer.NOT_APPLICABLE : null, false, null);
  }

  private static Answer word(Attestation.Answer answer) {
    return switch (answer) {
      case MET -> Answer.YES;
      case PARTLY -> Answer.PARTLY;
      case NOT_MET -> Answer.NO;
    };
  }

  private static <T> @Nullable T of(@Nullable UUID id, Function<UUID, @Nullable T> known) {
    return id == null ? null : known.apply(id);
  }

  /** How many lines have each answer. */
  static Map<Answer, Long> counts(List<Said> said) {
    var counts = new EnumMap<Answer, Long>(Answer.class);
    for (var it : said) {
      if (it.answer() != null) {
        counts.merge(it.answer(), 1L, Long::sum);
      }
    }
    return counts;
  }
}
