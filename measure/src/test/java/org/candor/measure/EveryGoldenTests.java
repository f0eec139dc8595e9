package org.candor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** No reference value is overlooked: ours is held against it, or it is said why it is not ours. */
class EveryGoldenTests {

  /** Tests that hold our numbers against those of others. */
  private static final List<String> COMPARING =
      List.of(
          "drift.DriftGoldenTests",
          "engine.GroundTruthTests",
          "fairness.FairnessGoldenTests",
          "fairness.TestedAndShrunkTests",
          "performance.PerformanceGoldenTests",
          "quality.QualityTests",
          "stats.GoldenIntervalsTests");

  /** By last name, what we do not compute, and why. */
  private static final Map<String, String> NOT_OURS =
      Map.of(
          "fisher_odds",
          "the odds ratio of the sample: people read odds as chances, so shares are divided instead");

  @Test
  void everyReferenceValueIsComparedOrNamedWithAReason() throws ReflectiveOperationException {
    for (String name : COMPARING) {
      compare(Class.forName("org.candor.measure." + name));
    }
    Set<String> unread = Golden.unread();
    assertThat(unread)
        .as("neither compared nor named as not ours")
        .allMatch(it -> NOT_OURS.containsKey(last(it)));
    assertThat(unread.stream().map(EveryGoldenTests::last))
        .as("what is named as not ours is there, and not compared")
        .containsAll(NOT_OURS.keySet());
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void compare(Class<?> tests) throws ReflectiveOperationException {
    var constructor = tests.getDeclaredConstructor();
    constructor.setAccessible(true);
    var methods =
        Stream.of(tests.getDeclaredMethods()).filter(it -> it.isAnnotationPresent(Test.class));
    for (var method : methods.toList()) {
      method.setAccessible(true);
      try {
        method.invoke(constructor.newInstance());
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof TestAbortedException skipped) {
          throw skipped; // the data are not beside the project
        }
        throw e;
      }
    }
  }
}
