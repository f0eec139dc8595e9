package org.candor;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The plan of the house as Markdown with a Mermaid diagram: which room knows which. The diagram
 * leaves out what follows from its other arrows; the table beneath has them all.
 */
record HousePlan(SortedMap<String, SortedSet<String>> knows) {

  static HousePlan of(ApplicationModules rooms) {
    var knows = new TreeMap<String, SortedSet<String>>();
    for (var room : rooms) {
      var known = new TreeSet<String>();
      room.getDirectDependencies(rooms)
          .uniqueModules()
          .map(HousePlan::name)
          .filter(it -> !it.equals(name(room)))
          .forEach(known::add);
      knows.put(name(room), known);
    }
    return new HousePlan(knows);
  }

  private static String name(ApplicationModule room) {
    return room.getIdentifier().toString();
  }

  String markdown() {
    return """
        # The plan of the house

        Drawn by a test from the code: an arrow leads from a room to one it knows. Arrows that follow from others are left out.
        After a change, draw it anew: `./mvnw verify -pl server -am -Dtest=HouseTests -Dsurefire.failIfNoSpecifiedTests=false -Dcandor.draw=true`

        ```mermaid
        flowchart TD
        %s
        ```

        | room | knows |
        |---|---|
        %s
        """
        .formatted(arrows(), table());
  }

  private String arrows() {
    return knows.keySet().stream()
        .map(room -> "  " + id(room) + "[" + room + "]\n" + arrows(room))
        .collect(joining())
        .stripTrailing();
  }

  private String arrows(String room) {
    var direct = knows.getOrDefault(room, new TreeSet<>());
    return direct.stream()
        .filter(it -> direct.stream().noneMatch(other -> reaches(other, it)))
        .map(it -> "  " + id(room) + " --> " + id(it) + "\n")
        .collect(joining());
  }

  /** Whether one room knows another through a third. */
  private boolean reaches(String from, String to) {
    Collection<String> next = knows.getOrDefault(from, new TreeSet<>());
    return next.contains(to) || next.stream().anyMatch(it -> reaches(it, to));
  }

  private static String id(String room) {
    return room.replace('.', '_');
  }

  private String table() {
    return knows.entrySet().stream()
        .map(it -> "| %s | %s |".formatted(it.getKey(), String.join(", ", it.getValue())))
        .collect(joining("\n"));
  }
}
