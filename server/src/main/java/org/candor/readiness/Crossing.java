package org.candor.readiness;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.catalog.Catalog;
import org.candor.catalog.Crosswalk;
import org.candor.catalog.Crosswalk.Type;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.records.AsOf;
import org.springframework.stereotype.Service;

/** What the position on one framework gives another, by a crosswalk. */
@Service
class Crossing {

  private final Catalog catalog;

  Crossing(Catalog catalog) {
    this.catalog = catalog;
  }

  /** How far a line is served from the other side. */
  enum Reach {
    /** A line that asks for all of it is met. */
    CARRIED,
    /** Lines that have to do with it have evidence in force, or a rule speaks for them. */
    SUPPORTED,
    /** Lines have to do with it, and nothing speaks for them. */
    OPEN,
    /** The crosswalk names nothing that has to do with it. */
    ALONE
  }

  /** A line on the near side that has to do with a line on the far side. */
  record Given(Standing standing, Type type) {

    boolean speaks() {
      return standing.verdict().favourable() || standing.human().inForce() > 0;
    }

    boolean carries() {
      return (type == Type.EQUAL || type == Type.SUPERSET) && standing.verdict() == Verdict.MET;
    }
  }

  /** A line on the far side, and all that has to do with it. */
  record Served(Item line, List<Given> from) {

    Reach reach() {
      if (from.isEmpty()) {
        return Reach.ALONE;
      }
      return from.stream().anyMatch(Given::carries)
          ? Reach.CARRIED
          : from.stream().anyMatch(Given::speaks) ? Reach.SUPPORTED : Reach.OPEN;
    }
  }

  /** Frameworks that a crosswalk joins to this one. */
  List<Framework> beside(String from, AsOf asOf) {
    return catalog.crosswalks(from).stream()
        .map(Crosswalk::to)
        .distinct()
        .map(it -> catalog.find(it, asOf))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Every checkable line of the far side, in its order. */
  List<Served> served(Position near, Framework far) {
    var given = new LinkedHashMap<String, List<Given>>();
    for (var crosswalk : catalog.crosswalks(near.framework().id())) {
      if (crosswalk.to().equals(far.id())) {
        near.lines().forEach(it -> collect(crosswalk, it, given));
      }
    }
    return far.assessable()
        .map(it -> new Served(it, given.getOrDefault(it.id(), List.of())))
        .toList();
  }

  /** How many lines are served how far; each reach is there. */
  static Map<Reach, Long> counts(List<Served> served) {
    var counts = new EnumMap<Reach, Long>(Reach.class);
    for (var reach : Reach.values()) {
      counts.put(reach, served.stream().filter(it -> it.reach() == reach).count());
    }
    return counts;
  }

  /** A line of another framework that has to do with one of this. */
  record Beside(Framework framework, Item line, Type type) {}

  /** What the line has to do with elsewhere. */
  List<Beside> of(Framework near, Item line, AsOf asOf) {
    var found = new ArrayList<Beside>();
    for (var crosswalk : catalog.crosswalks(near.id())) {
      catalog
          .find(crosswalk.to(), asOf)
          .ifPresent(
              far ->
                  crosswalk
                      .of(line)
                      .forEach(
                          it ->
                              far.find(it.to())
                                  .ifPresent(
                                      other -> found.add(new Beside(far, other, it.type())))));
    }
    return found;
  }

  String basis(String from, String to) {
    return catalog.crosswalks(from).stream()
        .filter(it -> it.to().equals(to))
        .map(Crosswalk::basis)
        .findFirst()
        .orElse("");
  }

  private static void collect(Crosswalk crosswalk, Standing line, Map<String, List<Given>> given) {
    crosswalk
        .of(line.item())
        .forEach(
            it ->
                given
                    .computeIfAbsent(it.to(), _ -> new ArrayList<>())
                    .add(new Given(line, it.type())));
  }
}
