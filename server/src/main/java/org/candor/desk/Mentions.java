package org.candor.desk;

import java.util.Optional;
import java.util.regex.Pattern;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.springframework.stereotype.Component;

/** Records that a line names by what people call them, such as {@code DSR-1}. */
@Component
class Mentions {

  private static final Pattern LABEL = Pattern.compile("[A-Z]{2,6}-\\d{1,9}");

  private final Registers registers;
  private final Listings listings;
  private final Desk desk;

  Mentions(Registers registers, Listings listings, Desk desk) {
    this.registers = registers;
    this.listings = listings;
    this.desk = desk;
  }

  /**
   * @param words label and name
   */
  record Mention(String words, String href) {}

  /** Empty where it names none that the caller may read. */
  Optional<Mention> in(String line, Look look) {
    if (!LABEL.matcher(line).matches()) {
      return Optional.empty();
    }
    return registers.all().stream()
        .filter(it -> it.number(line).isPresent() && desk.mayRead(look.caller(), it))
        .flatMap(it -> find(it, line, look).stream())
        .findFirst();
  }

  private <R extends Record> Optional<Mention> find(Register<R> register, String line, Look look) {
    var number = register.number(line);
    return number.isEmpty()
        ? Optional.empty()
        : listings
            .numbered(register, number.getAsInt(), look.asOf())
            .map(it -> mention(register, it));
  }

  private static <R extends Record> Mention mention(Register<R> register, Entry<R> it) {
    return new Mention(it.label() + " " + register.title(it.content()), register.href(it));
  }
}
