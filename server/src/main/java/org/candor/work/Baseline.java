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
import org.candor.catalog.Item;
import org.candor.readiness.Attestation;
import org.candor.readiness.Attestation.Basis;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.register.Listings;
import org.candor.register.Query;
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

  /**
   * What was said of a line.
   *
   * @param answer null when nothing was, or what was has expired
   * @param expired whether something was said that counts no more
   */
  public record Said(
      Item item, @Nullable Answer answer, boolean expired, @Nullable LocalDate until) {}

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

  /** Every line with what was said of it, in the order of the standard. */
  @Transactional(readOnly = true)
  public List<Said> said(AsOf asOf) {
    var items = catalog.iso42001().assessable().toList();
    var ids = records.byExternalKey(TASKS.kind(), keys(items, APART));
    var answers = answers(asOf);
    var apart = records.find(TASKS.kind(), List.copyOf(ids.values()), asOf);
    var today = tasks.today();
    return items.stream()
        .map(it -> said(it, answers.get(it.id()), of(ids.get(APART + it.id()), apart::get), today))
        .toList();
  }

  /** Answers any number of lines at once; each is recorded or refused by itself. */
  @Transactional
  public List<Result> answer(Map<String, Answer> answers, Caller caller) {
    var before = new HashMap<String, Said>();
    said(AsOf.NOW).forEach(it -> before.put(it.item().id(), it));
    var results = new ArrayList<Result>();
    answers.forEach((line, answer) -> results.add(answer(line, answer, before.get(line), caller)));
    return results;
  }

  private Result answer(String line, Answer answer, @Nullable Said before, Caller caller) {
    if (before == null) {
      return new Result(line, Outcome.REFUSED, text("work.baseline.refused.unknown", line));
    }
    if (answer == Answer.NOT_APPLICABLE && before.item().kind() != Item.Kind.CONTROL) {
      return new Result(line, Outcome.REFUSED, text("work.baseline.refused.clause", line));
    }
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
      Item item,
      @Nullable Entry<Attestation> attested,
      @Nullable Entry<Task> apart,
      LocalDate today) {
    if (attested != null) {
      var content = attested.content();
      var holds = content.holdsOn(today);
      return new Said(item, holds ? word(content.answer()) : null, !holds, content.validUntil());
    }
    var open = apart != null && !apart.retired() && apart.content().open();
    return new Said(item, open ? Answer.NOT_APPLICABLE : null, false, null);
  }

  private static Answer word(Attestation.Answer answer) {
    return switch (answer) {
      case MET -> Answer.YES;
      case PARTLY -> Answer.PARTLY;
      case NOT_MET -> Answer.NO;
    };
  }

  private static List<String> keys(List<Item> items, String prefix) {
    return items.stream().map(it -> prefix + it.id()).toList();
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
