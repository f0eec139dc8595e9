package org.candor.register;

import static org.candor.web.Messages.text;

import java.util.Optional;
import org.candor.web.Messages;

/**
 * The words for a register, its fields and their options, kept in the bundle of its room.
 *
 * <p>For {@code systems/ai-systems}: {@code systems.ai-systems} is its title, {@code .one} one of
 * its records, {@code .count} a number of them, {@code .why} why the standard wants them, {@code
 * .example} an example; {@code .stage} is the label of field {@code stage}, {@code .stage.hint} the
 * question it asks, {@code .stage.INCEPTION} an option's label, and {@code .stage.heading} stands
 * over the fields from there on.
 */
public final class Words {

  private Words() {}

  public static String title(Register<?> register) {
    return text(key(register));
  }

  public static String one(Register<?> register) {
    return text(key(register) + ".one");
  }

  /** Such as "2,133 AI systems". */
  public static String count(Register<?> register, long number) {
    return text(key(register) + ".count", number);
  }

  public static String why(Register<?> register) {
    return text(key(register) + ".why");
  }

  public static String example(Register<?> register) {
    return Messages.find(key(register) + ".example").orElse("");
  }

  public static String label(Register<?> register, Field field) {
    return text(key(register) + "." + field.name());
  }

  /** The words for an option by its name, or for the answer of a yes-or-no field. */
  public static String option(Register<?> register, Field field, String name) {
    return field instanceof Field.Flag
        ? text("desk.flag." + name)
        : text(key(register) + "." + field.name() + "." + name);
  }

  /** The question a field asks; empty where it asks none. */
  public static String hint(Register<?> register, Field field) {
    return Messages.find(hintKey(register, field)).orElse("");
  }

  /** The question a field asks, for a document that has one language. */
  public static String englishHint(Register<?> register, Field field) {
    return Messages.english(hintKey(register, field)).orElse("");
  }

  private static String hintKey(Register<?> register, Field field) {
    return key(register) + "." + field.name() + ".hint";
  }

  public static Optional<String> heading(Register<?> register, Field field) {
    return Messages.find(key(register) + "." + field.name() + ".heading");
  }

  private static String key(Register<?> register) {
    return register.path().replace('/', '.');
  }
}
