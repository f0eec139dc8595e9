package org.candor.planning.applicability;

import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candor.kernel.PersonId;
import org.candor.register.Field;
import org.candor.register.Words;
import org.candor.web.Change;
import org.candor.web.Messages;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;

/** What one reading of the statement says and another does not, control by control. */
final class Differences {

  private Differences() {}

  static List<Difference> between(Reading before, Reading after, Map<PersonId, String> people) {
    var old = said(before);
    var now = said(after);
    var controls = new LinkedHashMap<String, Control>();
    now.forEach((id, line) -> controls.put(id, line.control()));
    old.forEach((id, line) -> controls.putIfAbsent(id, line.control()));
    var differences = new ArrayList<Difference>();
    controls.forEach(
        (id, control) -> {
          var changes = changes(old.get(id), now.get(id), people);
          if (!changes.isEmpty()) {
            var sort =
                !old.containsKey(id)
                    ? Difference.Sort.ADDED
                    : now.containsKey(id) ? Difference.Sort.CHANGED : Difference.Sort.REMOVED;
            differences.add(new Difference(control, sort, changes));
          }
        });
    return differences;
  }

  private static Map<String, Line> said(Reading reading) {
    var said = new LinkedHashMap<String, Line>();
    reading.lines().stream()
        .filter(it -> it.entry() != null)
        .forEach(it -> said.put(it.control().id(), it));
    return said;
  }

  private static List<Change> changes(
      @Nullable Line before, @Nullable Line after, Map<PersonId, String> people) {
    var changes = new ArrayList<Change>();
    for (var field : APPLICABILITY.fields()) {
      add(
          changes,
          Words.label(APPLICABILITY, field),
          words(before, field, people),
          words(after, field, people));
    }
    add(changes, Messages.text("desk.links"), ties(before), ties(after));
    return changes;
  }

  private static void add(List<Change> changes, String label, String before, String after) {
    if (!before.equals(after)) {
      changes.add(new Change(label, before, after));
    }
  }

  private static String ties(@Nullable Line line) {
    return line == null
        ? ""
        : line.ties().stream()
            .map(it -> it.label() + " " + it.title())
            .sorted()
            .collect(Collectors.joining(", "));
  }

  static String words(@Nullable Line line, Field field, Map<PersonId, String> people) {
    var entry = line == null ? null : line.entry();
    var value = entry == null ? null : APPLICABILITY.value(entry.content(), field);
    return words(field, value, people);
  }

  private static String words(Field field, @Nullable Object value, Map<PersonId, String> people) {
    return switch (value) {
      case null -> "";
      case Collection<?> all ->
          all.stream().map(it -> words(field, it, people)).collect(Collectors.joining(", "));
      case Enum<?> it -> Words.option(APPLICABILITY, field, it.name());
      case LocalDate it -> Times.shortDay(it);
      case PersonId it -> people.getOrDefault(it, Messages.text("desk.someone"));
      default -> value.toString();
    };
  }
}
