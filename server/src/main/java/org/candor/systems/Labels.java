package org.candor.systems;

import org.candor.web.Messages;

/** The words for fields and options of AI systems, the same as on the pages of the register. */
final class Labels {

  private static final String AT = "systems.ai-systems.";

  private Labels() {}

  static String stage(Stage stage) {
    return option("stage", stage.name());
  }

  static String step(Step step) {
    return Messages.text("systems.stage.step." + step.name());
  }

  static String field(String name) {
    return Messages.text(AT + name);
  }

  static String option(String field, String name) {
    return Messages.text(AT + field + "." + name);
  }
}
