package org.candor.systems;

import static java.util.Locale.ROOT;

import org.candor.register.Field;
import org.candor.web.Messages;

/**
 * The words for fields and options of AI systems, kept beside those of the register's own pages.
 */
final class Labels {

  private static final String AT = "systems.ai-systems.";

  private Labels() {}

  static String stage(Stage stage) {
    return option("stage", stage.name());
  }

  static String step(Step step) {
    return Messages.text("systems.stage.step." + step.name());
  }

  static String field(Field field) {
    return Messages.find(AT + field.name())
        .orElseGet(() -> sentence(field.column().toUpperCase(ROOT)));
  }

  static String option(String field, String name) {
    return Messages.find(AT + field + "." + name).orElseGet(() -> sentence(name));
  }

  /** {@code IN_OPERATION} as "In operation". */
  private static String sentence(String name) {
    return name.substring(0, 1) + name.substring(1).toLowerCase(ROOT).replace('_', ' ');
  }
}
