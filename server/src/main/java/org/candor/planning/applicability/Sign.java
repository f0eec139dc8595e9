package org.candor.planning.applicability;

import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;
import static org.candor.systems.SystemsRegisters.MODELS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candor.register.Register;

/**
 * Records that show controls to be needed: a list of a register, and the controls nobody can leave
 * out while it is not empty. A system counts unless it was decided that it is out of scope.
 *
 * @param where the list's query, by field
 * @param word the last part of its message key
 */
record Sign(
    List<String> controls, Register<?> register, Map<String, List<String>> where, String word) {

  private static final List<String> OPERATED = List.of("DEPLOYMENT", "OPERATION_AND_MONITORING");
  private static final List<String> WORKED_ON =
      List.of(
          "DESIGN_AND_DEVELOPMENT",
          "VERIFICATION_AND_VALIDATION",
          "DEPLOYMENT",
          "OPERATION_AND_MONITORING",
          "RE_EVALUATION");
  private static final List<String> DEVELOPED =
      List.of("DEVELOPED_IN_HOUSE", "DEVELOPED_BY_CONTRACTOR", "DEVELOPED_JOINTLY");
  private static final List<String> BOUGHT = List.of("PROCURED", "EMBEDDED", "USED_ONLY");
  private static final List<String> SHARED =
      List.of("PROCURED", "EMBEDDED", "DEVELOPED_BY_CONTRACTOR", "DEVELOPED_JOINTLY");
  private static final List<String> BEARING = List.of("RIGHTS", "SAFETY", "RIGHTS_AND_SAFETY");
  private static final List<String> PROVIDED = List.of("PROVIDER", "PRODUCER");
  private static final List<String> USED = List.of("USER", "CUSTOMER");
  private static final List<String> LEARNT = List.of("TRAINING", "VALIDATION", "TEST");

  static final List<Sign> ALL =
      List.of(
          systems("systems", Map.of(), "A.4.2", "A.5.2"),
          systems("operated", Map.of("stage", OPERATED), "A.4.5", "A.6.2.5", "A.8.2", "A.8.4"),
          systems("worked-on", Map.of("stage", WORKED_ON), "A.4.6"),
          systems(
              "monitored",
              Map.of("stage", List.of("OPERATION_AND_MONITORING")),
              "A.6.2.6",
              "A.6.2.8"),
          systems("bearing", Map.of("impact", BEARING), "A.5.4", "A.5.5", "A.8.3", "A.8.5"),
          systems("personal", Map.of("personalData", List.of("YES")), "A.5.4"),
          systems("assessed", Map.of("impactAssessment", List.of("DONE", "UNDER_WAY")), "A.5.3"),
          systems(
              "developed",
              Map.of("origin", DEVELOPED),
              "A.6.1.2",
              "A.6.1.3",
              "A.6.2.2",
              "A.6.2.3",
              "A.6.2.4"),
          systems("provided", Map.of("roles", PROVIDED), "A.6.2.7", "A.10.4"),
          systems("bought", Map.of("origin", BOUGHT), "A.9.2", "A.9.3", "A.9.4"),
          systems("used", Map.of("roles", USED), "A.9.2", "A.9.3", "A.9.4"),
          systems("shared", Map.of("origin", SHARED), "A.10.2", "A.10.3"),
          new Sign(List.of("A.4.3", "A.7.4", "A.7.5"), DATA_SETS, Map.of(), "data"),
          new Sign(List.of("A.7.2", "A.7.3", "A.7.6"), DATA_SETS, Map.of("uses", LEARNT), "learnt"),
          new Sign(List.of("A.4.4", "A.6.2.3"), MODELS, Map.of(), "models"));

  /** Those that speak against leaving a control out. */
  static Stream<Sign> against(String control) {
    return ALL.stream().filter(it -> it.controls().contains(control));
  }

  private static Sign systems(String word, Map<String, List<String>> where, String... controls) {
    var scoped = new LinkedHashMap<String, List<String>>(where);
    scoped.put("scope", List.of("IN", "UNDECIDED"));
    return new Sign(List.of(controls), AI_SYSTEMS, scoped, word);
  }
}
