package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.catalog.Catalog;
import org.candor.catalog.Item;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Directory;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.support.evidence.LineSuggestions;
import org.candor.web.Option;
import org.springframework.stereotype.Component;

/** What a new monitor may name, to choose rather than to remember. */
@Component
class Offers {

  /** Longer lists are no help; whatever is not offered can be typed. */
  private static final int MOST = 500;

  private final Listings listings;
  private final Catalog catalog;
  private final Permissions permissions;
  private final Directory directory;

  Offers(Listings listings, Catalog catalog, Permissions permissions, Directory directory) {
    this.directory = directory;
    this.listings = listings;
    this.catalog = catalog;
    this.permissions = permissions;
  }

  List<Option> people() {
    return directory.people().stream()
        .map(it -> new Option(it.id().toString(), it.name(), false))
        .toList();
  }

  List<Option> sources() {
    return first(DATA_SOURCES).stream()
        .map(it -> new Option(it.label(), it.label() + " " + Labels.source(it.content()), false))
        .toList();
  }

  List<Option> systems(Caller caller) {
    return permissions.may(caller, Action.READ, AI_SYSTEMS.path())
        ? first(AI_SYSTEMS).stream()
            .map(it -> new Option(it.label(), it.label() + " " + it.content().name(), false))
            .toList()
        : List.of();
  }

  private <R extends Record> List<Entry<R>> first(Register<R> register) {
    return listings.page(register, Query.all().limited(MOST), AsOf.NOW).entries();
  }

  /** Objectives that other monitors serve. */
  List<Option> objectives() {
    var found = new TreeSet<String>();
    for (var each : first(MONITORS)) {
      var objective = each.content().objective();
      if (objective != null) {
        found.add(objective);
      }
    }
    return found.stream().map(it -> new Option(it, it, false)).toList();
  }

  /** Every line that a monitor can serve. */
  List<Option> lines() {
    return new LineSuggestions(MONITORS.path(), "controls", catalog).options();
  }

  /** Lines with their titles, those that are chosen ticked. */
  List<Option> controls(List<String> lines, List<String> chosen) {
    var options = new ArrayList<Option>();
    for (var line : lines) {
      var title = catalog.iso42001().find(line).map(Item::title).orElse("");
      options.add(new Option(line, (line + " " + title).strip(), chosen.contains(line)));
    }
    return options;
  }
}
