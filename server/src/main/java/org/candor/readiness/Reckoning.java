package org.candor.readiness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.kernel.OrgId;
import org.candor.readiness.Finding.Bearing;
import org.candor.readiness.Finding.Exceptions;
import org.candor.readiness.Finding.Named;
import org.candor.readiness.Finding.Next;
import org.candor.readiness.Rule.Judged;
import org.candor.readiness.Rule.OfAll;
import org.candor.readiness.Rule.OfEach;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the ground into the position on a framework: findings by rule, then a verdict by line. */
@Component
class Reckoning {

  /** Sentences beside a finding; of more it is said how many there are. */
  private static final int ASIDES = 3;

  private final List<Rule> rules;

  Reckoning(List<Rule> rules) {
    this.rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
  }

  List<Rule> rules() {
    return rules;
  }

  Position position(OrgId org, Framework framework, Ground ground) {
    var found = new HashMap<String, List<Finding>>();
    if (framework.id().equals(Catalog.ISO_42001)) {
      var aims = aims(framework, ground);
      rules.forEach(rule -> find(rule, aims, ground, found));
    }
    var lines =
        framework.assessable().map(item -> standing(framework, item, ground, found)).toList();
    return new Position(org, framework, ground.size(), ground.day(), lines);
  }

  private static Aims aims(Framework framework, Ground ground) {
    return new Aims(
        framework,
        ground.size(),
        ground.day(),
        ground.counts(),
        ground.people(),
        ground.covered(),
        ground.stated().approved(),
        ground.checked(),
        ground.stated().contradicted());
  }

  private static void find(Rule rule, Aims aims, Ground ground, Map<String, List<Finding>> found) {
    var answer = answer(rule, aims, ground);
    rule.decides().forEach(line -> add(found, line, answer.finding(rule, Bearing.DECIDES)));
    rule.indicates().forEach(line -> add(found, line, answer.finding(rule, Bearing.INDICATES)));
    if (answer.tally().population() > 0 || answer.failure() != null) {
      rule.contests().forEach(line -> add(found, line, answer.finding(rule, Bearing.CONTESTS)));
    } else if (!answer.asides().isEmpty()) {
      rule.contests().forEach(line -> add(found, line, answer.resting(rule)));
    }
  }

  private static void add(Map<String, List<Finding>> found, String line, Finding finding) {
    found.computeIfAbsent(line, _ -> new ArrayList<>()).add(finding);
  }

  /** What a rule found, before it is bound to a line. */
  private record Answer(
      Tally tally, Exceptions exceptions, List<Phrase> asides, @Nullable String failure) {

    Finding finding(Rule rule, Bearing bearing) {
      var claim = rule.claim();
      var failed = failure != null;
      var verdict = failed ? Verdict.UNKNOWN : tally.verdict();
      return new Finding(
          rule.id(),
          claim.titled(),
          bearing,
          verdict,
          failed ? Phrase.of("readiness.rule.failed") : why(claim),
          failed ? 0 : tally.population(),
          failed ? 0 : tally.count(Judgement.YES),
          failed ? 0 : tally.saidNo(),
          failed ? 0 : tally.count(Judgement.SILENT),
          failed ? 0 : tally.count(Judgement.STALE),
          exceptions,
          failed || !verdict.open() ? null : next(rule, claim),
          failure);
    }

    /** What speaks neither for a line nor against it any longer, and yet is to be known there. */
    Finding resting(Rule rule) {
      var claim = rule.claim();
      return new Finding(
          rule.id(),
          claim.titled(),
          Bearing.CONTESTS,
          Verdict.NOT_APPLICABLE,
          why(Phrase.of("readiness.rule.resting", claim.many())),
          0,
          0,
          0,
          0,
          0,
          exceptions,
          null,
          null);
    }

    private Phrase why(Claim claim) {
      return why(claim.sentence(tally));
    }

    /** What was counted, and what the reader has to know of some of it. */
    private Phrase why(Phrase counted) {
      var words = new ArrayList<Phrase>();
      words.add(counted);
      asides.stream().limit(ASIDES).forEach(words::add);
      if (asides.size() > ASIDES) {
        words.add(Phrase.of("readiness.rule.asides", asides.size() - ASIDES));
      }
      return Phrase.joined(" ", words);
    }

    /** Where there is nothing to ask, something has to be on record first. */
    private Next next(Rule rule, Claim claim) {
      if (tally.population() == 0 && claim.start() != null) {
        return new Next(claim.start().next(), claim.start().href(), claim.effort());
      }
      if (tally.population() == 0 && rule instanceof OfEach<?> it) {
        return new Next(
            Phrase.of("readiness.next.record", claim.many()),
            it.register().href() + "/new",
            Claim.Effort.MEDIUM);
      }
      var words =
          Phrase.of(
              "readiness.next.rule", claim.next(), tally.exceptions(), claim.one(), claim.many());
      return new Next(words, claim.href(), claim.effort());
    }
  }

  private static Answer answer(Rule rule, Aims aims, Ground ground) {
    return switch (rule) {
      case OfEach<?> it -> ofEach(it, ground);
      case OfAll it -> ofAll(it, aims, ground);
    };
  }

  private static Answer failed(Rule rule, String failure) {
    return new Answer(
        new Tally(), new Exceptions(0, List.of(), null, rule.claim().href()), List.of(), failure);
  }

  private static Answer ofEach(OfEach<?> rule, Ground ground) {
    var failure = ground.failure(rule);
    if (failure != null) {
      return failed(rule, failure);
    }
    var tally = ground.tally(rule);
    var prefix = rule.register().kind().prefix() + "-";
    var first =
        tally.exceptions(Finding.NAMED).stream()
            .map(it -> new Named(prefix + it, it, null))
            .toList();
    return new Answer(
        tally,
        new Exceptions(tally.exceptions(), first, rule.register().path(), rule.claim().href()),
        ground.asides(rule).entrySet().stream()
            .map(it -> Phrase.of("readiness.rule.aside", prefix + it.getKey(), it.getValue()))
            .toList(),
        null);
  }

  private static Answer ofAll(OfAll rule, Aims aims, Ground ground) {
    try {
      return of(rule, rule.judge(aims));
    } catch (RuntimeException e) {
      // As for a rule that judges records: the others still answer.
      return failed(rule, ground.fail(rule, e));
    }
  }

  private static Answer of(OfAll rule, List<Judged> all) {
    var tally = new Tally();
    var exceptions = new ArrayList<Named>();
    for (int i = 0; i < all.size(); i++) {
      var one = all.get(i);
      tally.put(i, one.judgement());
      if (one.judgement() != Judgement.YES && one.judgement() != Judgement.BESIDE) {
        exceptions.add(new Named(one.label(), 0, one.href()));
      }
    }
    var first = exceptions.stream().limit(Finding.NAMED).toList();
    return new Answer(
        tally,
        new Exceptions(exceptions.size(), first, null, rule.claim().href()),
        List.of(),
        null);
  }

  private static Standing standing(
      Framework framework, Item item, Ground ground, Map<String, List<Finding>> found) {
    var iso = framework.id().equals(Catalog.ISO_42001);
    var line = iso ? item.id() : framework.id() + ":" + item.id();
    var human = ground.testimony().on(line);
    var excluded = iso && ground.stated().excluded().contains(item.id());
    return new Assessment(
            framework.id(), item, found.getOrDefault(item.id(), List.of()), human, excluded)
        .standing();
  }
}
