package org.candor.readiness;

import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.candor.register.Field;
import org.candor.register.Register;
import org.jspecify.annotations.Nullable;

/** Answers to some of the questions of a register's form, the same for the same seed. */
final class ARandomAnswer {

  private ARandomAnswer() {}

  /** Names and values in turn; a list of terms has commas between them. */
  static String[] to(Register<?> register, long seed) {
    return to(register, new Random(seed));
  }

  static String[] to(Register<?> register, Random random) {
    var said = new HashMap<String, String>();
    for (var field : register.fields()) {
      if (field.required() || random.nextBoolean()) {
        var answer = answer(field, random);
        if (answer != null) {
          said.put(field.name(), answer);
        }
      }
    }
    said.computeIfPresent("scope", (_, it) -> it);
    if (said.containsKey("scope")) {
      said.put("scopeReason", "Because");
    }
    said.computeIfPresent("location", (_, _) -> "https://somewhere.example/7");
    if ("MEASUREMENT".equals(said.get("form"))) {
      said.put("madeHow", "Something");
    }
    said.computeIfPresent("sha256", (_, _) -> "0".repeat(64));
    List.of("retiredOn", "collectedTo", "periodTo").forEach(said::remove);
    var flat = new String[said.size() * 2];
    var at = 0;
    for (var one : said.entrySet()) {
      flat[at++] = one.getKey();
      flat[at++] = one.getValue();
    }
    return flat;
  }

  private static @Nullable String answer(Field field, Random random) {
    return switch (field) {
      case Field.Line _, Field.Paragraph _ -> "Something";
      case Field.Terms _ -> "A.2.2";
      case Field.Choice it -> any(it.options(), random);
      case Field.Choices it -> any(it.options(), random);
      case Field.Day _ -> "2025-05-05";
      case Field.Whole _ -> "7";
      case Field.Flag _ -> "true";
      case Field.Someone _ -> new UUID(1, random.nextInt(3)).toString();
    };
  }

  private static String any(List<? extends Enum<?>> options, Random random) {
    return options.get(random.nextInt(options.size())).name();
  }
}
