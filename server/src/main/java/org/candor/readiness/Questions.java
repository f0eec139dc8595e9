package org.candor.readiness;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.readiness.Rule.OfAll;
import org.candor.readiness.Rule.OfEach;
import org.candor.records.Entry;
import org.candor.register.Register;

/** Which registers are read, and what is asked of their records. */
final class Questions {

  private final Map<String, Asked<?>> byPath = new LinkedHashMap<>();

  Questions(List<Rule> rules) {
    byPath.put(EVIDENCE.path(), new Asked<>(EVIDENCE, new ArrayList<>()));
    byPath.put(ATTESTATIONS.path(), new Asked<>(ATTESTATIONS, new ArrayList<>()));
    for (var rule : rules) {
      switch (rule) {
        case OfEach<?> it -> ask(it);
        case OfAll _ -> {}
      }
    }
  }

  /** A register and the rules that put questions to its records. */
  record Asked<R extends Record>(Register<R> register, List<OfEach<R>> rules) {

    @SuppressWarnings("unchecked") // entries of a kind hold records of its type
    void put(Ground ground, Entry<?> entry) {
      ground.take(register, (Entry<R>) entry, rules);
    }
  }

  @SuppressWarnings("unchecked") // a path belongs to one register
  private <R extends Record> void ask(OfEach<R> rule) {
    var asked =
        byPath.computeIfAbsent(
            rule.register().path(), _ -> new Asked<>(rule.register(), new ArrayList<>()));
    ((Asked<R>) asked).rules().add(rule);
  }

  Collection<Asked<?>> all() {
    return byPath.values();
  }

  boolean concern(String path) {
    return byPath.containsKey(path);
  }

  Asked<?> of(String path) {
    var asked = byPath.get(path);
    if (asked == null) {
      throw new IllegalArgumentException("Nothing is asked of " + path);
    }
    return asked;
  }
}
