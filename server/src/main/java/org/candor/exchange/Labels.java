package org.candor.exchange;

import java.util.Locale;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.web.Messages;

/** The words for fields and options: from the message bundles, else spelled out of the name. */
final class Labels {

  private Labels() {}

  static String of(Register<?> register, Field field) {
    return Messages.find(prefix(register) + "." + field.name()).orElse(spelled(field.name()));
  }

  static String of(Register<?> register, Field field, Enum<?> option) {
    return Messages.find(prefix(register) + "." + field.name() + "." + option.name())
        .orElse(spelled(option.name()));
  }

  static String of(Register<?> register) {
    return Messages.find(prefix(register))
        .orElse(spelled(register.path().substring(register.path().indexOf('/') + 1)));
  }

  private static String prefix(Register<?> register) {
    return register.path().replace('/', '.');
  }

  /** {@code inOperationFrom} is In operation from; {@code NOT_DONE} is Not done. */
  static String spelled(String name) {
    var words =
        name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
            .replaceAll("[_-]+", " ")
            .toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
