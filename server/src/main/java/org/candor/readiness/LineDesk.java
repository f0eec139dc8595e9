package org.candor.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.access.Ways;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.catalog.Shelf;
import org.candor.kernel.Ref;
import org.candor.readiness.LinePage.History;
import org.candor.readiness.LinePage.May;
import org.candor.readiness.LinePage.Said;
import org.candor.readiness.LinePage.Typed;
import org.candor.readiness.LinePage.Words;
import org.candor.readiness.Pointing.Pointer;
import org.candor.records.AsOf;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.register.Directory;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.support.evidence.Backings;
import org.candor.support.evidence.Coverable;
import org.candor.support.evidence.Evidence;
import org.candor.web.Problem;
import org.candor.web.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what stands on the page of a line. */
@Component
class LineDesk {

  /** Comments stand at a line under an id made of its name. */
  static final String LINES = "readiness/lines";

  private static final int MOST = 100;

  private final Reports reports;
  private final Listings listings;
  private final Companions companions;
  private final LineHistory histories;
  private final Shelf shelf;
  private final Directory directory;
  private final Permissions permissions;
  private final Crossing crossing;
  private final Backings backings;
  private final Ways ways;
  private final List<Pointing> rooms;

  LineDesk(
      Reports reports,
      Listings listings,
      Companions companions,
      LineHistory histories,
      Shelf shelf,
      Directory directory,
      Permissions permissions,
      Crossing crossing,
      Backings backings,
      Ways ways,
      List<Pointing> rooms) {
    this.reports = reports;
    this.listings = listings;
    this.companions = companions;
    this.histories = histories;
    this.shelf = shelf;
    this.directory = directory;
    this.permissions = permissions;
    this.crossing = crossing;
    this.backings = backings;
    this.ways = ways;
    this.rooms = rooms;
  }

  static Ref ref(String framework, String line) {
    return new Ref(LINES, UUID.nameUUIDFromBytes((framework + ":" + line).getBytes(UTF_8)));
  }

  LinePage page(
      Shell shell,
      Caller caller,
      Position position,
      String line,
      AsOf asOf,
      @Nullable Long before,
      Map<String, List<String>> typed,
      List<Problem> problems) {
    var framework = position.framework();
    var standing =
        position
            .find(line)
            .orElseThrow(
                () -> new NotFound(text("readiness.missing.line", line, framework.title())));
    var evidence = evidence(line(framework, line), asOf);
    var attestations = attestations(line(framework, line), asOf);
    var about = ref(framework.id(), line);
    var names = new HashMap<String, List<Report.Exempt>>();
    standing.findings().forEach(it -> names.put(it.rule(), reports.exceptions(it, asOf)));
    var all = position.lines();
    var here = all.indexOf(standing);
    return new LinePage(
        shell,
        position,
        standing,
        path(framework, standing.item()),
        licensed(framework, standing.item()),
        names,
        evidence,
        backings.hollow(evidence.stream().map(Entry::id).toList(), asOf),
        attestations,
        crossing.of(framework, standing.item(), asOf).stream().map(LinePage.Related::new).toList(),
        pointers(line(framework, line), caller, asOf),
        comments(about, asOf),
        history(about, evidence, attestations, asOf, before),
        ways.of(caller),
        may(caller, asOf),
        new Typed(typed, position.day().toString(), position.day().plusYears(1).toString()),
        problems,
        here > 0 ? all.get(here - 1).item() : null,
        here + 1 < all.size() ? all.get(here + 1).item() : null);
  }

  /** As evidence and attestations name it. */
  static String line(Framework framework, String line) {
    return Coverable.named(framework.id(), line);
  }

  private List<Pointer> pointers(String line, Caller caller, AsOf asOf) {
    return rooms.stream().flatMap(it -> it.at(line, caller, asOf).stream()).toList();
  }

  private May may(Caller caller, AsOf asOf) {
    return asOf.past()
        ? May.NOTHING
        : new May(
            permissions.may(caller, Action.RECORD, ATTESTATIONS.path()),
            permissions.may(caller, Action.RECORD, EVIDENCE.path()),
            permissions.may(caller, Action.COMMENT, ReadinessApi.RESOURCE));
  }

  List<Entry<Evidence>> evidence(String line, AsOf asOf) {
    return list(EVIDENCE, "covers", Coverable.spellings(line), asOf);
  }

  List<Entry<Attestation>> attestations(String line, AsOf asOf) {
    var spellings = Coverable.spellings(line).stream().map(it -> "=" + it).toList();
    return list(ATTESTATIONS, "requirement", spellings, asOf);
  }

  private <R extends Record> List<Entry<R>> list(
      Register<R> register, String field, List<String> values, AsOf asOf) {
    var query =
        Query.read(
            register,
            Map.of(field, values, "sort", List.of("-number"), "limit", List.of("" + MOST)));
    return listings.page(register, query, asOf).entries();
  }

  /**
   * Its words and those of the clauses above it, from the top, where the organization holds them.
   */
  private List<Words> licensed(Framework framework, Item item) {
    var held = shelf.licensed(framework.id());
    return Stream.concat(path(framework, item).stream(), Stream.of(item))
        .filter(it -> held.containsKey(it.id()))
        .map(it -> new Words(it.id(), held.getOrDefault(it.id(), "")))
        .toList();
  }

  private History history(
      Ref about,
      List<? extends Entry<?>> evidence,
      List<? extends Entry<?>> attestations,
      AsOf asOf,
      @Nullable Long before) {
    var records = Stream.concat(evidence.stream(), attestations.stream()).toList();
    var leaf = histories.of(about, records, asOf, before, LineHistory.SHOWN);
    var facts = leaf.facts();
    return new History(
        leaf.happenings(),
        leaf.all(),
        leaf.earlier(),
        facts.isEmpty() ? 0 : facts.getLast().seq(),
        before != null);
  }

  private List<Said> comments(Ref about, AsOf asOf) {
    var names = new LinkedHashMap<@Nullable Object, String>();
    directory.people().forEach(it -> names.put(it.id(), it.name()));
    return companions.comments(about, asOf).stream()
        .map(it -> new Said(it, names.getOrDefault(it.recordedBy(), text("readiness.someone"))))
        .toList();
  }

  private static List<Item> path(Framework framework, Item item) {
    var path = new ArrayList<Item>();
    for (var above = item.parent(); above != null; ) {
      var at = framework.item(above);
      path.addFirst(at);
      above = at.parent();
    }
    return path;
  }
}
