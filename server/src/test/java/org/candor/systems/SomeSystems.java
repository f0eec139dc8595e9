package org.candor.systems;

import static java.util.Objects.requireNonNull;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.candor.kernel.Actor;
import org.candor.records.Change;
import org.candor.records.Records;
import org.candor.register.Anybody;
import org.candor.register.Form;

/** AI systems made up for a test: some answers given, others not. */
record SomeSystems(Records records, Actor who) {

  /** So many systems with every answer, and no answer, of every question among them. */
  void mixed(int howMany) {
    var all = new ArrayList<Map<String, String>>();
    for (int i = 0; i < howMany; i++) {
      var said = new HashMap<String, String>();
      pick(said, "stage", i, Stage.values());
      pick(said, "impact", i / 3, AiSystem.Impact.values());
      pick(said, "impactAssessment", i / 5, AiSystem.ImpactAssessment.values());
      pick(said, "origin", i / 2, AiSystem.Origin.values());
      pick(said, "personalData", i / 7, Answer.values());
      if (i % 3 > 0) {
        said.put("unit", "Ward " + i % 17 + (i % 2 == 0 ? "" : " & Co = 50%"));
      }
      if (i % 4 > 0) {
        said.put("startedOn", "20%02d-%02d-15".formatted(20 + i % 5, 1 + i % 12));
      }
      all.add(said);
    }
    saying(all);
  }

  private static void pick(Map<String, String> said, String field, int i, Enum<?>[] values) {
    if (i % (values.length + 1) < values.length) {
      said.put(field, values[i % (values.length + 1)].name());
    }
  }

  void saying(List<Map<String, String>> all) {
    var changes = new ArrayList<Change<AiSystem>>();
    for (var said : all) {
      var typed = new HashMap<String, List<String>>();
      typed.put("name", List.of("Triage"));
      said.forEach((field, value) -> typed.put(field, List.of(value)));
      changes.add(
          Change.Recording.of(
              requireNonNull(Form.read(AI_SYSTEMS, typed, null, new Anybody()).content())));
    }
    records.write(AI_SYSTEMS.kind(), changes, who);
  }
}
